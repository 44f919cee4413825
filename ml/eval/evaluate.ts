import { topK } from "../math/top-k";
import { NO_PACE, type Pace } from "../pace";
import type { Recommender } from "../recommender";
import type { Evaluation } from "./evaluation";
import { measureList } from "./metrics";

/** Averages over shoppers, at some k. */
export interface Metrics {
  /** Hits over min(k, relevant products of the shopper). */
  readonly recall: number;
  readonly ndcg: number;
  /** Share of shoppers with at least one hit. */
  readonly hr: number;
  /** Share of all products that appear in anybody's list. */
  readonly coverage: number;
  /** Shoppers the averages are over: with a history before the split and something new after it. */
  readonly shoppers: number;
}

/** After so many shoppers others get a turn: some ten milliseconds. */
const CASES_PER_TURN = 64;

/** Full rankings without the products a shopper already knows; averages of the metrics at k. */
export async function evaluate(
  model: Recommender,
  evaluation: Evaluation,
  k: number,
  pace: Pace = NO_PACE,
): Promise<Metrics> {
  const { productCount, now, cases } = evaluation;
  const scores = new Float32Array(productCount);
  const blocked = new Uint8Array(productCount);
  const shown = new Uint8Array(productCount);
  const sums = { recall: 0, ndcg: 0, hr: 0 };
  for (const [index, { history, relevant }] of cases.entries()) {
    if (index % CASES_PER_TURN === 0) await pace.breathe();
    model.score(history, now, scores);
    for (const product of history.products) blocked[product] = 1;
    const list = topK(scores, k, blocked);
    for (const product of history.products) blocked[product] = 0;
    for (const product of list.products) shown[product] = 1;
    const measured = measureList(list, relevant, k);
    sums.recall += measured.recall;
    sums.ndcg += measured.ndcg;
    sums.hr += measured.hr;
  }
  const n = Math.max(1, cases.length);
  return {
    recall: sums.recall / n,
    ndcg: sums.ndcg / n,
    hr: sums.hr / n,
    coverage: productCount > 0 ? shown.reduce((sum, flag) => sum + flag, 0) / productCount : 0,
    shoppers: cases.length,
  };
}
