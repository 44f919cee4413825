import {
  createRng,
  findModel,
  type Fitted,
  type Fold,
  type Measured,
  measureModel,
  type Parameters,
  type Recommender,
} from "@/ml/index";
import type { Bench } from "./bench";

export interface TimedFit {
  readonly fitted: Fitted;
  readonly seconds: number;
}

/**
 * Fits a model on the training part of a fold, from the plan's seed.
 *
 * @throws RangeError for data it cannot learn from
 */
export async function fitModel(
  kind: string,
  parameters: Parameters,
  fold: Fold,
  bench: Bench,
  onProgress?: (fraction: number) => void,
): Promise<TimedFit> {
  const { plan, pace, pool, content, clock } = bench;
  const { train: log, evaluation } = fold;
  const training = { log, weights: plan.weights, now: evaluation.now, ...(content && { content }) };
  const run = { rng: createRng(plan.seed), pace, ...(pool && { pool }), ...(onProgress && { onProgress }) };
  const start = clock();
  const fitted = await findModel(kind).fit(training, parameters, run);
  return { fitted, seconds: (clock() - start) / 1000 };
}

/** All metrics on the test part of a fold, with intervals where the plan wants them. */
export function measure(model: Recommender, fold: Fold, { plan, pace, clock }: Bench): Promise<Measured> {
  const { ks, resamples, seed } = plan;
  const bootstrap = resamples > 0 ? { samples: resamples, rng: createRng(seed) } : undefined;
  return measureModel(model, fold, { ks, clock, ...(bootstrap && { bootstrap }) }, pace);
}
