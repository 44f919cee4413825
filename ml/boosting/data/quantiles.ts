/** Rows a bin holds at least, as long as there are others to put beside them. */
const LEAST_ROWS = 3;

/**
 * Upper bounds of the bins of ascending values: each distinct value its own bin where that fits, else about as many values in
 * each, with a bin of its own for what is frequent. The last bound is +Infinity. (As LightGBM finds them.)
 *
 * @param sorted ascending, without NaN
 * @param most so many bins at most, from 1 on
 */
export function findBounds(sorted: Float64Array, most: number): number[] {
  const { values, counts } = countDistinct(sorted);
  if (values.length === 0) return [Infinity];
  return values.length <= most ? boundEach(values, counts) : boundEvenly(values, counts, sorted.length, most);
}

function countDistinct(sorted: Float64Array): { values: Float64Array; counts: Uint32Array } {
  const values = new Float64Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let last = -1;
  for (let i = 0; i < sorted.length; i++) {
    if (last < 0 || values[last] !== sorted[i]) values[++last] = sorted[i];
    counts[last]++;
  }
  return { values: values.subarray(0, last + 1), counts: counts.subarray(0, last + 1) };
}

function boundEach(values: Float64Array, counts: Uint32Array): number[] {
  const bounds: number[] = [];
  let gathered = 0;
  for (let i = 0; i + 1 < values.length; i++) {
    gathered += counts[i];
    if (gathered < LEAST_ROWS) continue;
    bounds.push(between(values[i], values[i + 1]));
    gathered = 0;
  }
  return [...bounds, Infinity];
}

function boundEvenly(values: Float64Array, counts: Uint32Array, total: number, most: number): number[] {
  const bins = Math.max(1, Math.min(most, Math.floor(total / LEAST_ROWS)));
  const isFrequent = Uint8Array.from(counts, (count) => (count >= total / bins ? 1 : 0));
  let binsLeft = bins;
  let rowsLeft = total;
  counts.forEach((count, i) => {
    if (!isFrequent[i]) return;
    binsLeft--;
    rowsLeft -= count;
  });
  let goal = rowsLeft / binsLeft;
  const bounds: number[] = [];
  let gathered = 0;
  for (let i = 0; i + 1 < values.length && bounds.length + 1 < bins; i++) {
    if (!isFrequent[i]) rowsLeft -= counts[i];
    gathered += counts[i];
    const isFull = isFrequent[i] || gathered >= goal;
    if (!isFull && !(isFrequent[i + 1] && gathered >= Math.max(1, goal / 2))) continue;
    bounds.push(between(values[i], values[i + 1]));
    gathered = 0;
    if (!isFrequent[i]) goal = rowsLeft / --binsLeft;
  }
  return [...bounds, Infinity];
}

/** Not below `low` and below `high`, however near they are. */
function between(low: number, high: number): number {
  const middle = low / 2 + high / 2;
  return middle >= low && middle < high ? middle : low;
}
