/** L of A = LLᵀ in place, zeros above the diagonal; `failed` becomes 1 + the pivot that is not positive, else 0. */
export function factorLower(
  _from: number,
  _to: number,
  _scratch: ArrayBuffer,
  a: Float64Array,
  n: number,
  ld: number,
  failed: Uint32Array,
): void {
  failed[0] = 0;
  for (let i = 0; i < n; i++) {
    const row = a.subarray(i * ld, i * ld + n);
    solveForward(a, ld, row, 0, i);
    let pivot = row[i];
    for (let m = 0; m < i; m++) pivot -= row[m] * row[m];
    if (!(pivot > 0)) {
      failed[0] = i + 1;
      return;
    }
    row.fill(0, i + 1)[i] = Math.sqrt(pivot);
  }
}

/** L·y = row for row r of the range, in place; row r is zero before element r. */
export function solveForwardRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  l: Float64Array,
  n: number,
  ld: number,
  rows: Float64Array,
): void {
  for (let r = from; r < to; r++) solveForward(l, ld, rows.subarray(r * ld, r * ld + n), r, n);
}

/** out[i, j] = rows[i] · rows[j] for j ≥ i, where row j is zero before element j. */
export function multiplyUpperRows(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  rows: Float64Array,
  n: number,
  ld: number,
  out: Float64Array,
): void {
  for (let i = from; i < to; i++) {
    for (let j = i; j < n; j++) {
      let sum = 0;
      for (let m = j; m < n; m++) sum += rows[i * ld + m] * rows[j * ld + m];
      out[i * ld + j] = sum;
    }
  }
}

function solveForward(l: Float64Array, ld: number, row: Float64Array, from: number, to: number): void {
  for (let j = from; j < to; j++) {
    let sum = row[j];
    for (let m = from; m < j; m++) sum -= l[j * ld + m] * row[m];
    row[j] = sum / l[j * ld + j];
  }
}
