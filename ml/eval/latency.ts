import type { Recommender } from "../core/recommender";
import { quantile } from "./bootstrap";
import type { Evaluation } from "./splits/evaluation";
import { createSelector, timeOf } from "./rank-cases";

/** Answers that are timed, spread evenly over the cases. */
const TIMED_ANSWERS = 200;

/** Milliseconds one answer takes: scoring and selecting the longest list. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Times single answers; the caller has warmed the model up. */
export function measureLatency(
  model: Recommender,
  evaluation: Evaluation,
  depth: number,
  clock: () => number,
): Latency {
  const { cases, itemCount } = evaluation;
  const select = createSelector(evaluation, depth);
  const scores = new Float32Array(itemCount);
  const step = Math.max(1, Math.ceil(cases.length / TIMED_ANSWERS));
  const times = cases
    .filter((_, index) => index % step === 0)
    .map((item) => {
      const start = clock();
      model.score(item.history, timeOf(item, evaluation), scores);
      select(item, scores);
      return clock() - start;
    });
  const sorted = Float64Array.from(times).sort();
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), p99: quantile(sorted, 0.99) };
}
