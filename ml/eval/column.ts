/** A metric as sums over units (users): all that its mean and the means of resamples need. */
export interface Column {
  readonly metric: string;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  /** Makes the metric of the mean, such as the root of a mean square. */
  readonly finish?: (mean: number) => number;
}

/** A column without values. */
export function createColumn(metric: string, units: number, finish?: Column["finish"]): Column {
  return { metric, sums: new Float64Array(units), counts: new Float64Array(units), finish };
}

/** Counts one value; null is none. */
export function addValue({ sums, counts }: Column, unit: number, value: number | null): void {
  if (value === null) return;
  sums[unit] += value;
  counts[unit]++;
}

/** The mean of each unit, before it is finished; NaN for units without values. */
export function figuresOf({ sums, counts }: Column): Float64Array {
  return sums.map((sum, unit) => sum / counts[unit]);
}

/**
 * The metric over all values; null when there are none.
 *
 * @param times how often each unit counts; once unless given
 */
export function valueOf({ sums, counts, finish }: Column, times?: Uint32Array): number | null {
  let [sum, count] = [0, 0];
  for (let unit = 0; unit < sums.length; unit++) {
    const weight = times === undefined ? 1 : times[unit];
    sum += weight * sums[unit];
    count += weight * counts[unit];
  }
  if (count === 0) return null;
  return finish === undefined ? sum / count : finish(sum / count);
}
