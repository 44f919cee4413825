import { NO_PACE, type Pace } from "../base/pace";
import type { Recommender } from "../core/recommender";
import { measureAccuracy } from "./accuracy";
import type { Evaluation } from "./splits/evaluation";
import { rankCases } from "./rank-cases";

/** Averages over users, at some k. */
export interface Metrics {
  /** Hits over min(k, relevant items of the user). */
  readonly recall: number;
  readonly ndcg: number;
  /** Share of users with at least one hit. */
  readonly hr: number;
  /** Share of all items that appear in anybody's list. */
  readonly coverage: number;
  /** Users the averages are over: with a history before the split and something new after it. */
  readonly users: number;
}

/** Averages, and the figure of each case that two models are compared by. */
export interface CaseMetrics {
  readonly metrics: Metrics;
  /** NDCG of each case, in the order of the evaluation. */
  readonly ndcg: Float64Array;
}

/**
 * Averages of the metrics at k over the cases of an evaluation.
 *
 * @throws RangeError when the model knows another number of items
 */
export async function evaluate(
  model: Recommender,
  evaluation: Evaluation,
  k: number,
  pace: Pace = NO_PACE,
): Promise<Metrics> {
  return (await evaluateCases(model, evaluation, k, pace)).metrics;
}

/** The same with the NDCG of each case, for comparisons in pairs (paired-difference.ts). */
export async function evaluateCases(
  model: Recommender,
  evaluation: Evaluation,
  k: number,
  pace: Pace = NO_PACE,
): Promise<CaseMetrics> {
  const { itemCount, cases } = evaluation;
  const shown = new Uint8Array(itemCount);
  const ofCase = new Float64Array(cases.length);
  const sums = { recall: 0, ndcg: 0, hr: 0 };
  await rankCases(model, evaluation, k, pace, (index, items) => {
    for (const item of items) shown[item] = 1;
    const [measured] = measureAccuracy(items, cases[index].relevant, [k]);
    sums.recall += measured["capped-recall"];
    sums.ndcg += measured.ndcg;
    ofCase[index] = measured.ndcg;
    sums.hr += measured.hr;
  });
  const n = Math.max(1, cases.length);
  const metrics = {
    recall: sums.recall / n,
    ndcg: sums.ndcg / n,
    hr: sums.hr / n,
    coverage: itemCount > 0 ? shown.reduce((sum, flag) => sum + flag, 0) / itemCount : 0,
    users: cases.length,
  };
  return { metrics, ndcg: ofCase };
}
