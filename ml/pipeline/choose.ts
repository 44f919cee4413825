import type { Metrics } from "../eval/evaluate";
import type { ComparisonRow } from "./comparison";

export interface Choice {
  readonly chosen: string;
  readonly reason: string;
}

/**
 * Who serves: the best on validation (Recall + NDCG) of those that beat plain popularity in Recall and NDCG
 * on validation and again on test. Without such a model popularity serves.
 */
export function chooseModel(rows: readonly ComparisonRow[], k: number): Choice {
  const popularity = rows.find((row) => row.model === "popularity");
  if (popularity === undefined || popularity.validation.users === 0 || popularity.test.users === 0) {
    return {
      chosen: "popularity",
      reason:
        "popularity serves because too few users came back to compare models on: " +
        `${popularity?.validation.users ?? 0} on validation, ${popularity?.test.users ?? 0} on test.`,
    };
  }
  const ahead = rows
    .filter((row) => beats(row.validation, popularity.validation))
    .sort((a, b) => qualityOf(b.validation) - qualityOf(a.validation));
  const passing = ahead.find((row) => beats(row.test, popularity.test));
  if (passing === undefined) return explainPopularity(ahead[0], popularity, k);
  const first = ahead[0] === passing ? "it is the best on validation" : explainPassedOver(ahead, passing, k);
  return {
    chosen: passing.model,
    reason:
      `${passing.model} serves because ${first} (${figures(passing.validation, k)}; popularity ` +
      `${figures(popularity.validation, k)}) and it beats popularity on test too ` +
      `(${figures(passing.test, k)}; popularity ${figures(popularity.test, k)}).`,
  };
}

function explainPopularity(best: ComparisonRow | undefined, popularity: ComparisonRow, k: number): Choice {
  const reason =
    best === undefined
      ? `popularity serves because no model beat it in both measures on validation (${figures(popularity.validation, k)}).`
      : `popularity serves because ${best.model}, the best on validation, and all others ahead there fell ` +
        `behind it on test (${figures(best.test, k)}; popularity ${figures(popularity.test, k)}).`;
  return { chosen: "popularity", reason };
}

function explainPassedOver(ahead: readonly ComparisonRow[], passing: ComparisonRow, k: number): string {
  const failed = ahead.slice(0, ahead.indexOf(passing));
  const names = failed.map((row) => `${row.model} (test ${figures(row.test, k)})`).join(" and ");
  return `${names} did better on validation but not better than popularity on test, and it comes next`;
}

/** Strictly better in both measures. */
export function beats(a: Metrics, b: Metrics): boolean {
  return a.recall > b.recall && a.ndcg > b.ndcg;
}

function qualityOf(metrics: Metrics): number {
  return metrics.recall + metrics.ndcg;
}

function figures(metrics: Metrics, k: number): string {
  return `Recall@${k} ${metrics.recall.toFixed(4)}, NDCG@${k} ${metrics.ndcg.toFixed(4)}`;
}
