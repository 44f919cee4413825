import { lowerBound } from "../../base/bounds";
import { chiSquareTail } from "../distributions/chi-square";
import { type Drift, MIN_VALUES, refuse } from "./drift";

/** What everybody who uses the index takes for "has moved" and for "look at it". */
export const MOVED_FROM = 0.25;
export const WATCH_FROM = 0.1;

const BINS = 10;
/** Added to each count: a category that one sample lacks is rare, not impossible. */
const SMOOTHING = 0.5;

/**
 * The population stability index of two samples of categories, Σ (q − p)·ln(q / p), from how often each was counted.
 * Without a change it is (categories − 1)·(1/n + 1/m) on average and χ² of that scale, which p is reckoned by: an index of
 * small samples or of many categories is large by chance.
 *
 * @param reference how often each category was counted, in the same order as `recent`
 */
export function stabilityOfCounts(reference: ArrayLike<number>, recent: ArrayLike<number>): Drift {
  const used: number[] = [];
  for (let i = 0; i < reference.length; i++) {
    const [before, now] = [reference[i], recent[i]];
    if (!(before >= 0 && now >= 0 && Number.isFinite(before + now))) return refuse("impossible_values");
    if (before + now > 0) used.push(i);
  }
  const [n, m] = [sumOf(reference, used), sumOf(recent, used)];
  if (Math.min(n, m) < MIN_VALUES) return refuse("too_few_values");
  if (used.length < 2) return refuse("no_spread");
  const added = SMOOTHING * used.length;
  let distance = 0;
  for (const i of used) {
    const p = (reference[i] + SMOOTHING) / (n + added);
    const q = (recent[i] + SMOOTHING) / (m + added);
    distance += (q - p) * Math.log(q / p);
  }
  return { distance, p: chiSquareTail(distance / (1 / n + 1 / m), used.length - 1), error: null };
}

/**
 * The same of numbers, in up to ten bins that hold equally many of the reference. A value that many share makes a bin of its
 * own; values beyond the reference fall into the outer ones.
 */
export function stabilityOfNumbers(reference: ArrayLike<number>, recent: ArrayLike<number>): Drift {
  if (Math.min(reference.length, recent.length) < MIN_VALUES) return refuse("too_few_values");
  const sorted = Float64Array.from(reference).sort();
  if (!Number.isFinite(sorted[0]) || !Number.isFinite(sorted[sorted.length - 1]))
    return refuse("impossible_values");
  const edges = edgesOf(sorted);
  const [before, now] = [countBins(reference, edges), countBins(recent, edges)];
  return before && now ? stabilityOfCounts(before, now) : refuse("impossible_values");
}

/** The upper ends of all bins but the last, which holds what is above them: different values, each the end of its tenth. */
function edgesOf(sorted: Float64Array): Float64Array {
  const edges = new Set<number>();
  for (let bin = 1; bin < BINS; bin++) edges.add(sorted[Math.ceil((bin * sorted.length) / BINS) - 1]);
  return Float64Array.from(edges);
}

/** How many values are at most each edge and above the one before; null for a value that is no number. */
function countBins(values: ArrayLike<number>, edges: Float64Array): Float64Array | null {
  const counts = new Float64Array(edges.length + 1);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) return null;
    counts[lowerBound(edges, values[i])]++;
  }
  return counts;
}

function sumOf(counts: ArrayLike<number>, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + counts[place], 0);
}
