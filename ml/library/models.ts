import type { DefinedModel } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import { findModel, MODELS, type RegisteredModel } from "../models/registry";
import { createUnfitted, loadRecommender as loadOneOf } from "./create";
import type { FittedRecommender, UnfittedRecommender } from "./options";

type Named<M> = M extends DefinedModel<infer K, object> ? (string extends K ? never : M) : never;
type NamedModel = Named<RegisteredModel>;

/** "als", "ease", "popularity" … */
export type ModelKind = NamedModel["kind"];

/** The parameters of a model, each with a default. */
export type ParametersOf<K extends ModelKind> =
  Extract<NamedModel, { readonly kind: K }> extends DefinedModel<K, infer C> ? Partial<C> : never;

/**
 * A model by its name, which has learned nothing yet.
 *
 * @param parameters those that are not the model's defaults
 * @throws RangeError for a name no model has and a parameter the model does not have, or of another type
 */
export function createRecommender<K extends ModelKind>(
  kind: K,
  parameters?: ParametersOf<K>,
): UnfittedRecommender {
  return createUnfitted(findModel(kind), (parameters ?? {}) as Parameters);
}

/**
 * The recommender that `save()` wrote.
 *
 * @throws FormatError on anything foreign, truncated, newer or changed
 */
export function loadRecommender(bytes: Uint8Array): Promise<FittedRecommender> {
  return loadOneOf(bytes, ...MODELS);
}

/** Every model by name, what it is good for, and its parameters with their defaults. */
export function listModels(): {
  readonly kind: ModelKind;
  readonly about: string;
  readonly defaults: Parameters;
}[] {
  return MODELS.map(({ kind, about, defaults }) => ({ kind: kind as ModelKind, about, defaults }));
}
