import { packRow } from "./packed";

/** Rows whose sums are taken in single precision before they join the double ones, as assembly/dense.ts does. */
const GRAM_ROWS = 128;

/** out[p] = WᵀW over the rows of part p, for the parts of the range. */
export function gramParts(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  w: Float32Array,
  k: number,
  rows: number,
  parts: number,
  out: Float64Array,
): void {
  const block = new Float32Array(k * k);
  for (let part = from; part < to; part++) {
    const sums = out.subarray(part * k * k, (part + 1) * k * k).fill(0);
    const end = Math.floor(((part + 1) * rows) / parts);
    for (let row = Math.floor((part * rows) / parts); row < end; row += GRAM_ROWS) {
      addGram(w.subarray(row * k, Math.min(end, row + GRAM_ROWS) * k), k, block.fill(0));
      for (let at = 0; at < block.length; at++) sums[at] += block[at];
    }
  }
}

/** out += WᵀW on and above the diagonal, each multiply-add rounded once. */
function addGram(w: Float32Array, k: number, out: Float32Array): void {
  for (let row = 0; row < w.length; row += k) {
    for (let i = 0; i < k; i++) {
      const wi = w[row + i];
      if (wi === 0) continue;
      for (let j = i; j < k; j++) out[i * k + j] = wi * w[row + j] + out[i * k + j];
    }
  }
}

/** w[r] = w[r]·T */
export function transformRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  w: Float32Array,
  k: number,
  t: Float32Array,
  upper: number,
): void {
  const sums = new Float32Array(k);
  for (let row = from * k; row < to * k; row += k) {
    sums.fill(0);
    for (let i = 0; i < k; i++) {
      const wi = w[row + i];
      if (wi === 0) continue;
      for (let j = upper === 1 ? i : 0; j < k; j++) sums[j] = wi * t[i * k + j] + sums[j];
    }
    w.set(sums, row);
  }
}

/** out[r] = w[r]·T, packed */
export function packRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  w: Float32Array,
  k: number,
  t: Float32Array,
  upper: number,
  out: Uint32Array,
): void {
  const row = new Float32Array(k);
  for (let r = from; r < to; r++) {
    row.set(w.subarray(r * k, r * k + k));
    transformRows(0, 1, _scratch, row, k, t, upper);
    packRow(row, out, (r * k) / 2);
  }
}

/** out[r] = weights[r] · |w[r]|² */
export function weighLengths(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  w: Float32Array,
  k: number,
  weights: Float32Array,
  out: Float64Array,
): void {
  for (let r = from; r < to; r++) {
    let squares = 0;
    for (let at = r * k; at < (r + 1) * k; at++) squares += w[at] * w[at];
    out[r] = weights[r] * squares;
  }
}
