// LambdaRank: see BoostingOperations and plain/rank-gradients.ts.

import { expOf, log2Of } from "./elementary";

const LEAST_DIFFERENCE: f64 = 0.01;

export function rankGradients(
  from: i32,
  to: i32,
  scratch: usize,
  starts: usize,
  labels: usize,
  scores: usize,
  gains: usize,
  discounts: usize,
  inverseBest: usize,
  truncation: i32,
  sigmoid: f64,
  normalise: i32,
  gradients: usize,
): void {
  for (let group = from; group < to; group++) {
    const start = load<u32>(starts + (<usize>group << 2));
    const count = <i32>(load<u32>(starts + (<usize>group << 2), 4) - start);
    const first = scratch;
    const second = first + (<usize>count << 3);
    memory.fill(first, 0, <usize>count << 4);
    const best = load<f64>(inverseBest + (<usize>group << 3));
    if (best > 0) {
      const ownScores = scores + (<usize>start << 3);
      const ownLabels = labels + (<usize>start << 2);
      const order = sortByScore(count, ownScores, second + (<usize>count << 3));
      const factor = addPairs(
        count,
        order,
        ownLabels,
        ownScores,
        gains,
        discounts,
        best,
        truncation,
        sigmoid,
        normalise,
        first,
        second,
      );
      for (let i: usize = 0; i < <usize>count << 4; i += 8) store<f64>(first + i, load<f64>(first + i) * factor);
    }
    const out = gradients + (<usize>start << 3);
    for (let i = 0; i < count; i++) {
      store<f32>(out + (<usize>i << 3), <f32>load<f64>(first + (<usize>i << 3)));
      store<f32>(out + (<usize>i << 3), <f32>load<f64>(second + (<usize>i << 3)), 4);
    }
  }
}

/** Places by descending score, equal ones as they stand: a merge sort between two arrays in scratch. */
function sortByScore(count: i32, scores: usize, scratch: usize): usize {
  let source = scratch;
  let target = scratch + (<usize>count << 2);
  for (let i = 0; i < count; i++) store<u32>(source + (<usize>i << 2), <u32>i);
  for (let width = 1; width < count; width <<= 1) {
    for (let low = 0; low < count; low += width << 1) {
      const middle = min(low + width, count);
      const high = min(middle + width, count);
      let a = low;
      let b = middle;
      for (let at = low; at < high; at++) {
        let takesFirst = a < middle;
        if (takesFirst && b < high) {
          const left = load<f64>(scores + (<usize>load<u32>(source + (<usize>a << 2)) << 3));
          const right = load<f64>(scores + (<usize>load<u32>(source + (<usize>b << 2)) << 3));
          takesFirst = left >= right;
        }
        const from = takesFirst ? a++ : b++;
        store<u32>(target + (<usize>at << 2), load<u32>(source + (<usize>from << 2)));
      }
    }
    const other = source;
    source = target;
    target = other;
  }
  return source;
}

function addPairs(
  count: i32,
  order: usize,
  labels: usize,
  scores: usize,
  gains: usize,
  discounts: usize,
  inverseBest: f64,
  truncation: i32,
  sigmoid: f64,
  normalise: i32,
  first: usize,
  second: usize,
): f64 {
  const top = load<f64>(scores + (<usize>load<u32>(order) << 3));
  const bottom = load<f64>(scores + (<usize>load<u32>(order + (<usize>(count - 1) << 2)) << 3));
  const isEven = normalise != 0 && top != bottom;
  let sum: f64 = 0;
  for (let i = 0; i < count - 1 && i < truncation; i++) {
    const a = <usize>load<u32>(order + (<usize>i << 2));
    const labelA = load<f32>(labels + (a << 2));
    const gainA = load<f64>(gains + (<usize>labelA << 3));
    const scoreA = load<f64>(scores + (a << 3));
    const discountA = load<f64>(discounts + (<usize>i << 3));
    for (let j = i + 1; j < count; j++) {
      const b = <usize>load<u32>(order + (<usize>j << 2));
      const labelB = load<f32>(labels + (b << 2));
      if (labelA == labelB) continue;
      const isHigh = labelA > labelB;
      const scoreB = load<f64>(scores + (b << 3));
      const difference = isHigh ? scoreA - scoreB : scoreB - scoreA;
      let change =
        abs<f64>(gainA - load<f64>(gains + (<usize>labelB << 3))) *
        (discountA - load<f64>(discounts + (<usize>j << 3))) *
        inverseBest;
      if (isEven) change /= LEAST_DIFFERENCE + abs<f64>(difference);
      const wrong = 1 / (1 + expOf(sigmoid * difference));
      const force = sigmoid * change * wrong;
      const bend = sigmoid * force * (1 - wrong);
      const signed = isHigh ? force : -force;
      const firstA = first + (a << 3);
      const firstB = first + (b << 3);
      store<f64>(firstA, load<f64>(firstA) - signed);
      store<f64>(firstB, load<f64>(firstB) + signed);
      const secondA = second + (a << 3);
      const secondB = second + (b << 3);
      store<f64>(secondA, load<f64>(secondA) + bend);
      store<f64>(secondB, load<f64>(secondB) + bend);
      sum += 2 * force;
    }
  }
  return normalise != 0 && sum > 0 ? log2Of(1 + sum) / sum : 1;
}
