import type { WeightConfig } from "../core/data/events";
import type { Fitted } from "../core/model/define-model";
import type { Recommender } from "../core/recommender";
import { BlendModel, type BlendSource } from "../models/blend/model";
import { withFallback } from "../models/blend/with-fallback";
import { rankerOf, type PartShare, type Recipe, type Role } from "./recipe";

/** What a bundle is put together from. */
export interface BundleContent {
  /** The shop's item id of each dense index. */
  readonly itemIds: Int32Array;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  /** What kinds of events were worth in training, and are worth in a history that is asked about. */
  readonly weights: WeightConfig;
  readonly recipe: Recipe;
  /** The model of every part of the recipe. */
  readonly models: ReadonlyMap<string, Recommender>;
}

/** Everything one training run produces and serving needs: roles, and the models that fill them. */
export interface ModelBundle extends BundleContent {
  /** Name of what ranks: a kind of model, or `blend`. */
  readonly chosen: string;
  /** What ranks; for a user it can say nothing about, what is popular answers in its place. */
  readonly ranker: Recommender;
  /** The models behind `ranker`; one, unless it is a blend. */
  readonly rankerSources: readonly BlendSource[];
  /** What is like an item (see related.ts); null when nothing is known of that. */
  readonly similar: Recommender | null;
  /** What is bought with an item. */
  readonly together: Recommender | null;
  /** What everybody wants. */
  readonly popular: Recommender | null;
}

/** A bundle that has just been fitted and can be written down. */
export interface TrainedBundle extends ModelBundle {
  readonly fitted: ReadonlyMap<string, Fitted>;
}

/** @throws RangeError for a role whose part is missing, parts of another catalog, and a bundle without a ranker */
export function assembleBundle(content: BundleContent): ModelBundle {
  const { recipe, models, itemIds } = content;
  for (const [name, { itemCount }] of models) {
    if (itemCount !== itemIds.length) {
      throw new RangeError(`The part "${name}" knows ${itemCount} items, the bundle ${itemIds.length}.`);
    }
  }
  const sourcesOf = (role: Role) => recipe.roles[role].map((share) => findSource(share, models));
  const rankerSources = sourcesOf("ranker");
  const popular = combine(sourcesOf("popular"));
  const ranker = combine(rankerSources);
  if (ranker === null) throw new RangeError("A bundle needs a model that ranks.");
  const answersAlone = popular === null || isPopularity(ranker.kind);
  return {
    ...content,
    chosen: rankerOf(recipe),
    ranker: answersAlone ? ranker : withFallback(ranker, popular),
    rankerSources,
    similar: combine(sourcesOf("similar")),
    together: combine(sourcesOf("together")),
    popular,
  };
}

function isPopularity(kind: string): boolean {
  return kind === "popularity" || kind === "recent-popularity";
}

function findSource({ part, weight }: PartShare, models: ReadonlyMap<string, Recommender>): BlendSource {
  const model = models.get(part);
  if (model === undefined) throw new RangeError(`There is no part "${part}".`);
  return { model, weight };
}

function combine(sources: readonly BlendSource[]): Recommender | null {
  const [only, ...others] = sources;
  if (only === undefined) return null;
  return others.length === 0 ? only.model : new BlendModel(sources);
}
