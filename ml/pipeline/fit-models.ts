import { fitAls } from "../als/fit";
import type { AlsModel } from "../als/model";
import { BlendModel } from "../blend/model";
import type { EventLog } from "../data/events";
import { fitItemKnn } from "../item-knn/fit";
import type { ItemKnnModel } from "../item-knn/model";
import { ItemSimilarityModel } from "../item-similarity/model";
import { createRng } from "../math/rng";
import type { Pace } from "../pace";
import { fitPopularity, fitRecentPopularity } from "../popularity/fit";
import type { PopularityModel } from "../popularity/model";
import type { Recommender } from "../recommender";
import type { AlsChoice, ItemKnnChoice, PipelineConfig } from "./config";
import type { TunedParameters } from "./tuned-parameters";

/** The past to learn from and the time to answer at. */
export interface Fitting {
  readonly log: EventLog;
  /** Milliseconds since the epoch towards which events decay. */
  readonly now: number;
  readonly config: PipelineConfig;
  readonly seed: number;
  readonly pace: Pace;
}

/** Everything that can rank, fitted on one past. */
export interface FittedModels {
  readonly als: AlsModel;
  readonly popularity: PopularityModel;
  readonly recentPopularity: PopularityModel;
  readonly similar: ItemSimilarityModel;
  readonly itemKnn: ItemKnnModel;
  readonly blend: BlendModel;
}

export function fitAlsChoice(fitting: Fitting, choice: AlsChoice): Promise<AlsModel> {
  const { log, now, config, seed, pace } = fitting;
  const { decayPerDay, ...parameters } = choice;
  const run = { rng: createRng(seed), pace };
  return fitAls(log, { ...config.weights, decayPerDay }, { ...config.als, ...parameters }, now, run);
}

export function fitItemKnnChoice(fitting: Fitting, choice: ItemKnnChoice): Promise<ItemKnnModel> {
  const { log, now, config, pace } = fitting;
  return fitItemKnn(log, config.weights, { ...config.itemKnn, ...choice }, now, pace);
}

export function fitRecentPopularityChoice(fitting: Fitting, decayPerDay: number): PopularityModel {
  return fitRecentPopularity(fitting.log, { ...fitting.config.weights, decayPerDay }, fitting.now);
}

/** A blend of the three sources in the order of `BLEND_SOURCES`. */
export function createBlend(sources: readonly Recommender[], weights: readonly number[]): BlendModel {
  return new BlendModel(sources.map((model, i) => ({ model, weight: weights[i] ?? 0 })));
}

export async function fitModels(fitting: Fitting, tuned: TunedParameters): Promise<FittedModels> {
  const als = await fitAlsChoice(fitting, tuned.als);
  const itemKnn = await fitItemKnnChoice(fitting, tuned.itemKnn);
  const recentPopularity = fitRecentPopularityChoice(fitting, tuned.popularityDecayPerDay);
  return {
    als,
    popularity: fitPopularity(fitting.log, fitting.config.weights),
    recentPopularity,
    similar: new ItemSimilarityModel(als.factors, als.config),
    itemKnn,
    blend: createBlend([als, recentPopularity, itemKnn], tuned.blend),
  };
}

/** The models by the names the comparison uses. */
export function listModels(models: FittedModels): readonly Recommender[] {
  const { als, popularity, recentPopularity, similar, itemKnn, blend } = models;
  return [als, popularity, recentPopularity, similar, itemKnn, blend];
}
