import { topK } from "../../base/top-k";

/** Exponent and three bits of the mantissa of a number ≥ 0 in single precision. */
const SHIFT = 20;
const BINS = 1 << (31 - SHIFT);
const counts = new Uint32Array(BINS);

/**
 * The places of the `k` highest of the first `count` values, which are ≥ 0, in no order; of equal ones those that stand
 * first. Bits of such numbers are in the order of the numbers: they are counted by their first, and only those in
 * the bin of the k-th are compared.
 */
export function selectHighest(values: Float32Array, count: number, k: number): Uint32Array {
  const places = new Uint32Array(Math.min(k, count));
  if (count <= k) return places.map((_, place) => place);
  const bits = new Uint32Array(values.buffer, values.byteOffset, count);
  counts.fill(0);
  for (let i = 0; i < count; i++) counts[bits[i] >>> SHIFT]++;
  let bin = BINS - 1;
  let above = 0;
  while (above + counts[bin] < k) above += counts[bin--];
  const [least, most] = [bin << SHIFT, (bin + 1) * 2 ** SHIFT];
  const border = new Uint32Array(counts[bin]);
  let [found, near] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (bits[i] < least) continue;
    if (bits[i] >= most) places[found++] = i;
    else border[near++] = i;
  }
  const best = topK(
    Float32Array.from(border, (place) => values[place]),
    k - above,
  ).items;
  for (let i = 0; i < best.length; i++) places[found + i] = border[best[i]];
  return places;
}
