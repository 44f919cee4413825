import { createHistories } from "../data/history";
import type { EventLog, WeightConfig } from "../data/events";
import { topK } from "../math/top-k";
import type { History, Recommender } from "../recommender";
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

/** One shopper to be measured on: what was known of them, and what they then did. */
export interface EvaluationCase {
  readonly history: History;
  readonly relevant: ReadonlySet<number>;
}

/** All cases of one split, with the time the models have to answer at. */
export interface Evaluation {
  readonly productCount: number;
  readonly now: number;
  readonly cases: readonly EvaluationCase[];
}

/**
 * Shoppers with a history in `past` who meet at least one product in `future` that is new to them. Only such
 * products count as relevant.
 */
export function createEvaluation(past: EventLog, future: EventLog, weights: WeightConfig): Evaluation {
  const before = createHistories(past, weights);
  const after = createHistories(future, weights);
  const cases: EvaluationCase[] = [];
  for (let shopper = 0; shopper < past.shopperCount; shopper++) {
    const history = before.of(shopper);
    if (history.products.length === 0) continue;
    const known = new Set(history.products);
    const relevant = new Set(after.of(shopper).products.filter((product) => !known.has(product)));
    if (relevant.size > 0) cases.push({ history, relevant });
  }
  const now = future.length > 0 ? future.at[0] : past.length > 0 ? past.at[past.length - 1] : 0;
  return { productCount: past.productCount, now, cases };
}

/** Full rankings without the products a shopper already knows; averages of the metrics at k. */
export function evaluate(
  model: Recommender,
  evaluation: Evaluation,
  k: number,
  checkpoint?: () => void,
): Metrics {
  const { productCount, now, cases } = evaluation;
  const scores = new Float32Array(productCount);
  const blocked = new Uint8Array(productCount);
  const shown = new Uint8Array(productCount);
  const sums = { recall: 0, ndcg: 0, hr: 0 };
  for (const { history, relevant } of cases) {
    checkpoint?.();
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
