/** The first place in `from … to` whose value is at least `value`; `to` when there is none. Values ascend. */
export function lowerBound(
  sorted: ArrayLike<number>,
  value: number,
  from = 0,
  to: number = sorted.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place in `from … to` whose value is above `value`; `to` when there is none. Values ascend. */
export function upperBound(
  sorted: ArrayLike<number>,
  value: number,
  from = 0,
  to: number = sorted.length,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many elements at the front of a list `isBefore` says yes to; it says yes to all of them, then to none. */
export function partitionPoint<T>(list: readonly T[], isBefore: (element: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(list[middle])) low = middle + 1;
    else high = middle;
  }
  return low;
}
