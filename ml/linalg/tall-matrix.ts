/** Products of tall, narrow matrices: many rows of up to some hundred columns, row-major. */

/**
 * WᵀW, summed in double precision.
 *
 * @param w rows × k
 * @returns k × k
 */
export function gramOfTall(w: Float32Array, k: number): Float64Array {
  const gram = new Float64Array(k * k);
  const rows = w.length / k;
  let row = 0;
  // Four rows at a time: four products for each sum that is read and written.
  for (; row + 4 <= rows; row += 4) addFourToGram(w, row * k, k, gram);
  for (; row < rows; row++) {
    for (let i = 0; i < k; i++) {
      const wi = w[row * k + i];
      for (let j = 0; j <= i; j++) gram[i * k + j] += wi * w[row * k + j];
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) gram[j * k + i] = gram[i * k + j];
  return gram;
}

function addFourToGram(w: Float32Array, first: number, k: number, gram: Float64Array): void {
  const [r0, r1, r2, r3] = [first, first + k, first + 2 * k, first + 3 * k];
  for (let i = 0; i < k; i++) {
    const a0 = w[r0 + i];
    const a1 = w[r1 + i];
    const a2 = w[r2 + i];
    const a3 = w[r3 + i];
    const out = i * k;
    for (let j = 0; j <= i; j++) {
      gram[out + j] += a0 * w[r0 + j] + a1 * w[r1 + j] + a2 * w[r2 + j] + a3 * w[r3 + j];
    }
  }
}

/**
 * W·T.
 *
 * @param w rows × k
 * @param t k × width
 * @returns rows × width
 */
export function multiplyTall(w: Float32Array, k: number, t: Float64Array, width: number): Float32Array {
  const rows = w.length / k;
  const out = new Float32Array(rows * width);
  const sums = new Float64Array(4 * width);
  for (let row = 0; row < rows; row += 4) {
    const count = Math.min(4, rows - row);
    sums.fill(0);
    if (count === 4) addFourRows(w, row * k, k, t, width, sums);
    else for (let r = 0; r < count; r++) addRow(w, (row + r) * k, k, t, width, sums, r * width);
    out.set(count === 4 ? sums : sums.subarray(0, count * width), row * width);
  }
  return out;
}

function addFourRows(
  w: Float32Array,
  first: number,
  k: number,
  t: Float64Array,
  width: number,
  sums: Float64Array,
): void {
  for (let i = 0; i < k; i++) {
    const a0 = w[first + i];
    const a1 = w[first + k + i];
    const a2 = w[first + 2 * k + i];
    const a3 = w[first + 3 * k + i];
    const from = i * width;
    for (let j = 0; j < width; j++) {
      const tij = t[from + j];
      sums[j] += a0 * tij;
      sums[width + j] += a1 * tij;
      sums[2 * width + j] += a2 * tij;
      sums[3 * width + j] += a3 * tij;
    }
  }
}

function addRow(
  w: Float32Array,
  from: number,
  k: number,
  t: Float64Array,
  width: number,
  sums: Float64Array,
  at: number,
): void {
  for (let i = 0; i < k; i++) {
    const wi = w[from + i];
    for (let j = 0; j < width; j++) sums[at + j] += wi * t[i * width + j];
  }
}
