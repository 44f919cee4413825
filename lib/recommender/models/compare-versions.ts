import type { Metrics, PairedDifference } from "@/ml/index";
import type { ModelSummary } from "./model-version";

/** What is known of two versions together. */
export interface VersionComparison {
  /** Of each version's own test part. */
  own: { metrics: Metrics; cases: number } | null;
  other: { metrics: Metrics; cases: number } | null;
  /**
   * `paired`: both were measured for the same shoppers, one by one. `same-cases`: on the same part of the same
   * interactions, and the difference shopper by shopper was not kept. `apart`: on different shoppers, so that their figures
   * must not be set against each other.
   */
  kind: "paired" | "same-cases" | "apart";
  /** NDCG of `b` less that of `a`, with its 95 % interval; of `paired` alone. */
  difference: PairedDifference | null;
  /** Of `paired`: what both did there. */
  together: { a: Metrics; b: Metrics } | null;
}

function testOf({ metrics: { comparison } }: ModelSummary): VersionComparison["own"] {
  const metrics = comparison.rows.find(({ model }) => model === comparison.chosen)?.test ?? null;
  return metrics && { metrics, cases: metrics.users };
}

/** Turns a difference round. */
function reversed({ mean, low, high, cases }: PairedDifference): PairedDifference {
  return { mean: -mean, low: -high, high: -low, cases };
}

/** What trainings have kept about two versions: `b` against `a`. */
export function compareVersions(a: ModelSummary, b: ModelSummary): VersionComparison {
  const tests = { own: testOf(a), other: testOf(b) };
  for (const [challenger, champion, turn] of [
    [b, a, false],
    [a, b, true],
  ] as const) {
    const met = challenger.metrics.champion;
    if (met?.championId !== champion.id || !met.difference) continue;
    const difference = turn ? reversed(met.difference) : met.difference;
    const together = turn ? { a: met.challenger, b: met.champion } : { a: met.champion, b: met.challenger };
    return { ...tests, kind: "paired", difference, together };
  }
  const isSame =
    a.snapshotHash === b.snapshotHash &&
    a.metrics.comparison.split.testFrom !== null &&
    a.metrics.comparison.split.testFrom === b.metrics.comparison.split.testFrom &&
    a.metrics.comparison.k === b.metrics.comparison.k;
  return { ...tests, kind: isSame ? "same-cases" : "apart", difference: null, together: null };
}
