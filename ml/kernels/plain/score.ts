/** out[i] = factors[i] · x, or factors[rows[i]] · x */
export function score(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  factors: Float32Array,
  k: number,
  x: Float32Array,
  out: Float32Array,
  rows?: Uint32Array,
): void {
  for (let i = from; i < to; i++) {
    const row = (rows ? rows[i] : i) * k;
    let sum = 0;
    for (let f = 0; f < k; f++) sum += factors[row + f] * x[f];
    out[i] = sum;
  }
}
