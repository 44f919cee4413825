/** Upper ends of the classes calls are counted in, by how long they took, in milliseconds; the last class has no end. */
const LATENCY_BOUNDS = [5, 10, 20, 50, 100, 150, 200, 300, 500, 1_000, 2_000, 5_000] as const;
/** Classes of scores, a tenth each. */
const SCORE_CLASSES = 10;
/** Different products remembered of a minute. */
export const MOST_PRODUCTS = 1_000;

/** What a process did in one minute with one version: what people were shown, or what it tried in secret. */
export interface ServingFigures {
  calls: number;
  /** Calls of which a list could not be made as it was meant to be. */
  failures: number;
  latency: number[];
  scores: number[];
  lists: number;
  /** Lists a model had a part in. */
  filled: number;
  /** Of a shadow: sum over its lists of the share of products that were shown as well. */
  overlap: number;
  products: Set<number>;
}

export function noFigures(): ServingFigures {
  return {
    calls: 0,
    failures: 0,
    latency: new Array<number>(LATENCY_BOUNDS.length + 1).fill(0),
    scores: new Array<number>(SCORE_CLASSES).fill(0),
    lists: 0,
    filled: 0,
    overlap: 0,
    products: new Set(),
  };
}

export function latencyClass(ms: number): number {
  const found = LATENCY_BOUNDS.findIndex((end) => ms <= end);
  return found === -1 ? LATENCY_BOUNDS.length : found;
}

export function scoreClass(score: number): number {
  return Math.min(SCORE_CLASSES - 1, Math.max(0, Math.floor(score * SCORE_CLASSES)));
}

/** Adds the counts of `from` to `to`, class by class. */
export function addCounts(to: number[], from: readonly number[]): void {
  from.forEach((count, place) => (to[place] = (to[place] ?? 0) + count));
}

/** The end of the class that holds the quantile, in milliseconds; Infinity in the last class, null without calls. */
export function latencyQuantile(counts: readonly number[], quantile: number): number | null {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  if (whole === 0) return null;
  let seen = 0;
  for (const [place, count] of counts.entries()) {
    seen += count;
    if (seen >= quantile * whole) return LATENCY_BOUNDS[place] ?? Number.POSITIVE_INFINITY;
  }
  return Number.POSITIVE_INFINITY;
}
