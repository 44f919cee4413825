import type { BoostingOperations } from "../operations/boosting-operations";
import { expOf, log2Of } from "./elementary";

type RankGradients = BoostingOperations["rankGradients"];

/** Keeps a difference of scores of next to nothing from counting without end (as in LightGBM). */
const LEAST_DIFFERENCE = 0.01;

export function rankGradients(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...operands: RankGradients
): void {
  const [starts, , scores, , , inverseBest, , , , gradients] = operands;
  for (let group = from; group < to; group++) {
    const [start, end] = [starts[group], starts[group + 1]];
    const first = new Float64Array(end - start);
    const second = new Float64Array(end - start);
    if (inverseBest[group] > 0) {
      const order = Uint32Array.from(first, (_, i) => i).sort(
        (a, b) => scores[start + b] - scores[start + a] || a - b,
      );
      const factor = addPairs(group, start, order, operands, first, second);
      for (let i = 0; i < first.length; i++) {
        first[i] *= factor;
        second[i] *= factor;
      }
    }
    for (let i = 0; i < first.length; i++) {
      gradients[2 * (start + i)] = first[i];
      gradients[2 * (start + i) + 1] = second[i];
    }
  }
}

/** Sums over all pairs of which one stands above the cut; returns what all of it is to be multiplied by. */
function addPairs(
  group: number,
  start: number,
  order: Uint32Array,
  [, labels, scores, gains, discounts, inverseBest, truncation, sigmoid, normalise]: RankGradients,
  first: Float64Array,
  second: Float64Array,
): number {
  const count = order.length;
  const isEven = normalise !== 0 && scores[start + order[0]] !== scores[start + order[count - 1]];
  let sum = 0;
  for (let i = 0; i < count - 1 && i < truncation; i++) {
    const a = order[i];
    const labelA = labels[start + a];
    for (let j = i + 1; j < count; j++) {
      const b = order[j];
      const labelB = labels[start + b];
      if (labelA === labelB) continue;
      const [high, low] = labelA > labelB ? [a, b] : [b, a];
      const difference = scores[start + high] - scores[start + low];
      let change =
        Math.abs(gains[labelA] - gains[labelB]) * (discounts[i] - discounts[j]) * inverseBest[group];
      if (isEven) change /= LEAST_DIFFERENCE + Math.abs(difference);
      const wrong = 1 / (1 + expOf(sigmoid * difference));
      const force = sigmoid * change * wrong;
      const bend = sigmoid * force * (1 - wrong);
      first[low] += force;
      first[high] -= force;
      second[low] += bend;
      second[high] += bend;
      sum += 2 * force;
    }
  }
  return normalise !== 0 && sum > 0 ? log2Of(1 + sum) / sum : 1;
}
