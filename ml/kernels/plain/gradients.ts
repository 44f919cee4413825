import { mixBits } from "../../base/seeds";
import type { BoostingOperations } from "../operations/boosting-operations";
import { partOf } from "./bins";
import { expOf } from "./elementary";

const [SQUARED, LOGISTIC] = [0, 1];

export function pointGradients(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[kind, shape, labels, weights, scores, gradients]: BoostingOperations["pointGradients"]
): void {
  for (let row = from; row < to; row++) {
    const [first, second] = derivatives(kind, shape, labels[row], scores[row]);
    const weight = weights === 0 ? 1 : weights[row];
    gradients[2 * row] = first * weight;
    gradients[2 * row + 1] = second * weight;
  }
}

function derivatives(
  kind: number,
  shape: number,
  label: number,
  score: number,
): readonly [first: number, second: number] {
  if (kind === SQUARED) return [score - label, 1];
  if (kind !== LOGISTIC) return [label > score ? -shape : 1 - shape, 1];
  const sign = label > 0 ? shape : -shape;
  const size = shape / (1 + expOf(sign * score));
  return [label > 0 ? -size : size, size * (shape - size)];
}

export function sumGradients(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[rows, parts, gradients, sums]: BoostingOperations["sumGradients"]
): void {
  for (let part = from; part < to; part++) {
    const [first, end] = partOf(part, parts, rows);
    let [one, two] = [0, 0];
    for (let row = first; row < end; row++) {
      one += Math.abs(gradients[2 * row]);
      two += gradients[2 * row + 1];
    }
    sums[2 * part] = one;
    sums[2 * part + 1] = two;
  }
}

export function roundGradients(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  ...[firstScale, secondScale, seed, gradients]: BoostingOperations["roundGradients"]
): void {
  const { buffer, byteOffset, length } = gradients;
  const whole = new Int32Array(buffer, byteOffset, length);
  for (let row = from; row < to; row++) {
    const [first, second] = [gradients[2 * row], gradients[2 * row + 1]];
    const drawn = mixBits(row ^ seed);
    whole[2 * row] = Math.floor(second * secondScale + (drawn & 0xffff) / 0x10000);
    whole[2 * row + 1] = Math.floor(first * firstScale + (drawn >>> 16) / 0x10000);
  }
}
