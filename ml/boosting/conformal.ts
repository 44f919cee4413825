/** Intervals around scores. */
export interface Conformal {
  /** How far an interval reaches below and above a score. */
  readonly radius: number;
  /** Rows that the radius was learnt from. */
  readonly rows: number;
}

/**
 * Split conformal prediction (Papadopoulos et al. 2002; Lei et al. 2018): the radius around scores within which a new label
 * lies with at least the chance asked for, whatever the model and the data are, as long as the new row is drawn like those.
 *
 * @param labels, scores of rows that no tree has learnt from
 * @param coverage in (0, 1), such as 0.9
 * @throws RangeError when there are too few rows to promise as much: n rows allow n ÷ (n + 1)
 */
export function learnConformal(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  coverage: number,
): Conformal {
  const misses = Float64Array.from(labels, (label, row) => Math.abs(label - scores[row]));
  return { radius: boundOf(misses, coverage), rows: labels.length };
}

/**
 * The same around two quantiles (Romano, Patterson, Candès 2019): intervals as wide as the two say, and moved outwards by the
 * radius, or inwards where it is below 0.
 *
 * @param low, high scores of two forests, of a low and of a high quantile
 */
export function learnConformalQuantiles(
  labels: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  coverage: number,
): Conformal {
  const misses = Float64Array.from(labels, (label, row) => Math.max(low[row] - label, label - high[row]));
  return { radius: boundOf(misses, coverage), rows: labels.length };
}

/** The ⌈(n + 1) · coverage⌉-th smallest. */
function boundOf(misses: Float64Array, coverage: number): number {
  if (!(coverage > 0 && coverage < 1))
    throw new RangeError(`coverage must lie between 0 and 1; found ${coverage}.`);
  const bad = misses.findIndex((miss) => Number.isNaN(miss));
  if (bad >= 0) throw new RangeError(`Row ${bad} has no number for label or score.`);
  const n = misses.length;
  // Rounding must not ask for one place more: 0.9 · 10 is 9.
  const place = Math.ceil((n + 1) * coverage - 1e-9);
  if (place > n) throw new RangeError(`${n} rows are too few for intervals that hold ${coverage} of all.`);
  return misses.sort()[Math.max(0, place - 1)];
}
