import { createHistories } from "../data/history";
import type { EventLog, WeightConfig } from "../data/events";
import type { Rng } from "../math/rng";
import { topK } from "../math/top-k";
import { NO_PACE, type Pace } from "../pace";
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

/** After so many shoppers others get a turn: some ten milliseconds. */
const CASES_PER_TURN = 64;

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

/** At most `limit` of the cases, drawn without replacement; all of them in their order when there are fewer. */
export function sampleCases(evaluation: Evaluation, limit: number, rng: Rng): Evaluation {
  const cases = [...evaluation.cases];
  if (cases.length <= limit) return evaluation;
  for (let i = 0; i < limit; i++) {
    const j = i + rng.integer(cases.length - i);
    [cases[i], cases[j]] = [cases[j], cases[i]];
  }
  return { ...evaluation, cases: cases.slice(0, limit) };
}

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
