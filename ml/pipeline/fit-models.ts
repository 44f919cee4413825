import { fitAls } from "../models/als/fit";
import type { AlsModel } from "../models/als/model";
import { BlendModel } from "../models/blend/model";
import type { EventLog } from "../core/data/events";
import { fitCoOccurrence } from "../models/co-occurrence/fit";
import type { CoOccurrenceModel } from "../models/co-occurrence/model";
import { ItemSimilarityModel } from "../core/item-similarity/model";
import type { KernelPool } from "../kernels/pool";
import { createRng } from "../base/rng";
import { fitPopularity, fitRecentPopularity } from "../models/popularity/fit";
import type { PopularityModel } from "../models/popularity/model";
import type { Recommender } from "../core/recommender";
import type { AlsChoice, CoOccurrenceChoice, PipelineConfig } from "./config";
import { fitCost } from "./costs";
import type { Stages } from "./stages";
import type { TunedParameters } from "./tuned-parameters";

/** The past to learn from and the time to answer at. */
export interface Fitting {
  readonly log: EventLog;
  /** Milliseconds since the epoch towards which events decay. */
  readonly now: number;
  readonly config: PipelineConfig;
  readonly seed: number;
  readonly stages: Stages;
  /** Threads that share the work. */
  readonly pool?: KernelPool;
}

/** Everything that can rank, fitted on one past. */
export interface FittedModels {
  readonly als: AlsModel;
  readonly popularity: PopularityModel;
  readonly recentPopularity: PopularityModel;
  readonly similar: ItemSimilarityModel;
  readonly coOccurrence: CoOccurrenceModel;
  readonly blend: BlendModel;
}

/** The factorisation with one choice of parameters. */
export function fitAlsChoice(fitting: Fitting, choice: AlsChoice): Promise<AlsModel> {
  const { log, now, config, seed, stages, pool } = fitting;
  const { decayPerDay, ...parameters } = choice;
  const onProgress = (fraction: number): void => stages.within(fraction);
  const run = { rng: createRng(seed), pace: stages.pace, onProgress, ...(pool && { pool }) };
  return fitAls(log, { ...config.weights, decayPerDay }, { ...config.als, ...parameters }, now, run);
}

/** The neighbours with one choice of parameters, fewer of each item where there are many items. */
export function fitCoOccurrenceChoice(
  fitting: Fitting,
  choice: CoOccurrenceChoice,
): Promise<CoOccurrenceModel> {
  const { log, now, config, stages } = fitting;
  const affordable = Math.max(1, Math.floor(config.mostNeighbours / Math.max(1, log.itemCount)));
  const neighbours = Math.min(config.coOccurrence.neighbours, affordable);
  return fitCoOccurrence(
    log,
    config.weights,
    { ...config.coOccurrence, ...choice, neighbours },
    now,
    stages.pace,
  );
}

/** Popularity that forgets at one rate. */
export function fitRecentPopularityChoice(fitting: Fitting, decayPerDay: number): PopularityModel {
  return fitRecentPopularity(fitting.log, { ...fitting.config.weights, decayPerDay }, fitting.now);
}

/** A blend of the three sources in the order of `BLEND_SOURCES`. */
export function createBlend(sources: readonly Recommender[], weights: readonly number[]): BlendModel {
  return new BlendModel(sources.map((model, i) => ({ model, weight: weights[i] ?? 0 })));
}

/** Costs `fitCost(log.length)`. One after the other, so that only one training holds memory. */
export async function fitModels(fitting: Fitting, tuned: TunedParameters): Promise<FittedModels> {
  const { log, config, stages } = fitting;
  const cost = fitCost(log.length);
  stages.begin("Counting what is popular", cost.popularity);
  const popularity = fitPopularity(log, config.weights);
  await stages.pace.yield();
  const recentPopularity = fitRecentPopularityChoice(fitting, tuned.popularityDecayPerDay);
  stages.begin("Fitting the factorisation", cost.als);
  const als = await fitAlsChoice(fitting, tuned.als);
  stages.begin("Counting neighbours", cost.coOccurrence);
  const coOccurrence = await fitCoOccurrenceChoice(fitting, tuned.coOccurrence);
  return {
    als,
    popularity,
    recentPopularity,
    coOccurrence,
    similar: new ItemSimilarityModel(als.factors, als.config),
    blend: createBlend([als, recentPopularity, coOccurrence], tuned.blend),
  };
}

/** The models by the names the comparison uses. */
export function listModels(models: FittedModels): readonly Recommender[] {
  const { als, popularity, recentPopularity, similar, coOccurrence, blend } = models;
  return [als, popularity, recentPopularity, similar, coOccurrence, blend];
}
