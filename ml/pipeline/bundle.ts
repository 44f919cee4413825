import type { CoPurchaseModel } from "../co-purchase/model";
import type { Recommender } from "../recommender";
import { listModels, type FittedModels } from "./fit-models";

/** Everything one training run produces and serving needs. */
export interface ModelBundle extends FittedModels {
  /** The shop's product id of each dense index. */
  readonly productIds: Int32Array;
  /** Name of the model behind `ranker`. */
  readonly chosen: string;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  readonly together: CoPurchaseModel;
  /** The chosen one. */
  readonly ranker: Recommender;
}

/** @throws RangeError for a name no model has */
export function requireModel(models: FittedModels, name: string): Recommender {
  const named = listModels(models).find((model) => model.kind === name);
  if (named === undefined) throw new RangeError(`No model is called "${name}".`);
  return named;
}
