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

function countDistinct(sorted: Float64Array): { values: number[]; counts: number[] } {
  const values: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    if (values.length > 0 && values[values.length - 1] === value) counts[counts.length - 1]++;
    else {
      values.push(value);
      counts.push(1);
    }
  }
  return { values, counts };
}

function boundEach(values: readonly number[], counts: readonly number[]): number[] {
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

function boundEvenly(
  values: readonly number[],
  counts: readonly number[],
  total: number,
  most: number,
): number[] {
  const bins = Math.max(1, Math.min(most, Math.floor(total / LEAST_ROWS)));
  const isFrequent = counts.map((count) => count >= total / bins);
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
