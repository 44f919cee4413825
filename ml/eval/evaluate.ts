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
  const { itemCount, cases } = evaluation;
  const shown = new Uint8Array(itemCount);
  const sums = { recall: 0, ndcg: 0, hr: 0 };
  await rankCases(model, evaluation, k, pace, (index, items) => {
    for (const item of items) shown[item] = 1;
    const [measured] = measureAccuracy(items, cases[index].relevant, [k]);
    sums.recall += measured["capped-recall"];
    sums.ndcg += measured.ndcg;
    sums.hr += measured.hr;
  });
  const n = Math.max(1, cases.length);
  return {
    recall: sums.recall / n,
    ndcg: sums.ndcg / n,
    hr: sums.hr / n,
    coverage: itemCount > 0 ? shown.reduce((sum, flag) => sum + flag, 0) / itemCount : 0,
    users: cases.length,
  };
}
