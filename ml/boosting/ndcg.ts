/** What a row of a grade is worth: 2^grade − 1. */
export function gainOfGrade(grade: number): number {
  return 2 ** grade - 1;
}

/** What a place counts, from 0 on: 1 ÷ log₂(place + 2). */
export function discountOf(place: number): number {
  return 1 / Math.log2(2 + place);
}

/** The discounted gain of the best order, cut off after `truncation` places. */
export function bestGain(grades: Float32Array, truncation: number): number {
  return gainInOrder(grades.toSorted().reverse(), truncation);
}

function gainInOrder(grades: ArrayLike<number>, truncation: number): number {
  let sum = 0;
  for (let place = 0; place < grades.length && place < truncation; place++) {
    sum += gainOfGrade(grades[place]) * discountOf(place);
  }
  return sum;
}

/**
 * Mean NDCG@`truncation` over groups of rows ordered by score (Järvelin and Kekäläinen 2002), in [0, 1]. Equal scores stand in
 * the order of the rows. A group without any gain counts as 1, as in LightGBM.
 *
 * @param groups sizes, in the order of the rows
 */
export function meanNdcg(
  grades: Float32Array,
  scores: ArrayLike<number>,
  groups: Uint32Array,
  truncation: number,
): number {
  let [sum, start] = [0, 0];
  for (const size of groups) {
    const first = start;
    const own = grades.subarray(first, first + size);
    const best = bestGain(own, truncation);
    const order = Array.from(own, (_, i) => i).sort((a, b) => scores[first + b] - scores[first + a] || a - b);
    sum +=
      best > 0
        ? gainInOrder(
            Float32Array.from(order, (i) => own[i]),
            truncation,
          ) / best
        : 1;
    start += size;
  }
  return groups.length > 0 ? sum / groups.length : 1;
}
