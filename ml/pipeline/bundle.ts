import { withFallback } from "../models/blend/with-fallback";
import type { CoPurchaseModel } from "../models/co-purchase/model";
import type { Recommender } from "../core/recommender";
import { listModels, type FittedModels } from "./fit-models";

/** Everything one training run produces and serving needs. */
export interface ModelBundle extends FittedModels {
  /** The shop's item id of each dense index. */
  readonly itemIds: Int32Array;
  /** Name of the model behind `ranker`. */
  readonly chosen: string;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  readonly together: CoPurchaseModel;
  /** The chosen one; for a user it can say nothing about, recent popularity answers in its place. */
  readonly ranker: Recommender;
}

/** @throws RangeError for a name no model has */
export function createRanker(models: FittedModels, name: string): Recommender {
  const named = listModels(models).find((model) => model.kind === name);
  if (named === undefined) throw new RangeError(`No model is called "${name}".`);
  const { popularity, recentPopularity } = models;
  return named === popularity || named === recentPopularity ? named : withFallback(named, recentPopularity);
}
