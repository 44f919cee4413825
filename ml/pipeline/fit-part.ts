import { createRng } from "../base/rng";
import type { WeightConfig } from "../core/data/events";
import type { Fitted } from "../core/model/define-model";
import type { Parameters } from "../core/model/parameters";
import { effortOf, sizeOf } from "../core/model/suitability";
import type { KernelPool } from "../kernels/pool";
import { findModel } from "../models/registry";
import type { Stages } from "./stages";
import type { TrainingData } from "./training-data";

/** What every fit of a training is given besides its past. */
export interface FitContext {
  readonly weights: WeightConfig;
  readonly seed: number;
  readonly stages: Stages;
  /** Threads that share the work. */
  readonly pool?: KernelPool;
}

/** The past to learn from and the time to answer at, milliseconds since the epoch. */
export interface Past extends TrainingData {
  readonly now: number;
}

/** About the seconds one fit takes. */
export function fitCost(kind: string, past: TrainingData): number {
  const { fit } = effortOf(findModel(kind), sizeOf(past.log));
  return Number.isFinite(fit) ? fit : 0;
}

/**
 * One model of the registry, fitted on a past; costs `fitCost`.
 *
 * @throws RangeError for a kind there is not, and for data it cannot learn from
 */
export function fitPart(
  kind: string,
  parameters: Parameters,
  past: Past,
  { weights, seed, stages, pool }: FitContext,
): Promise<Fitted> {
  const { log, now, content } = past;
  const training = { log, now, weights, ...(content && { content }) };
  const onProgress = (fraction: number): void => stages.within(fraction);
  const run = { rng: createRng(seed), pace: stages.pace, onProgress, ...(pool && { pool }) };
  return findModel(kind).fit(training, parameters, run);
}
