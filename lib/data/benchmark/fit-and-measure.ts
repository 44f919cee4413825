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
import { type Bench, foldOf } from "./bench";
import { openLists } from "./write-lists";

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

/** All metrics on the test part of a fold, with intervals and lists written down where the plan wants them. */
export async function measure(
  kind: string,
  model: Recommender,
  foldNumber: number,
  bench: Bench,
): Promise<Measured> {
  const { plan, pace, clock } = bench;
  const { ks, resamples, seed } = plan;
  const fold = foldOf(bench, foldNumber);
  const lists = plan.listsFile === null ? null : openLists(plan.listsFile, kind, foldNumber, bench);
  const bootstrap = resamples > 0 ? { samples: resamples, rng: createRng(seed) } : undefined;
  const onList = lists?.take;
  const options = { ks, clock, ...(bootstrap && { bootstrap }), ...(onList && { onList }) };
  const measured = await measureModel(model, fold, options, pace);
  lists?.close();
  return measured;
}
