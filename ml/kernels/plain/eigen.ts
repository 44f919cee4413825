/** Squares below this are zero: they are about to lose their digits. */
const NEGLIGIBLE = 1e-280;

/**
 * Householder's reduction of a symmetric matrix to a tridiagonal one, d on the diagonal and e beside it: row i of `a`
 * becomes the reflector v_i with v_iᵀv_i = 2·h_i, i elements long.
 */
export function tridiagonalise(
  _from: number,
  _to: number,
  _scratch: ArrayBuffer,
  a: Float64Array,
  n: number,
  ld: number,
  d: Float64Array,
  e: Float64Array,
  h: Float64Array,
): void {
  for (let i = n - 1; i > 0; i--) {
    const v = a.subarray(i * ld, i * ld + i);
    d[i] = a[i * ld + i];
    const squares = v.reduce((sum, value) => sum + value * value, 0);
    const length = Math.sqrt(squares);
    const corner = v[i - 1];
    // Away from the corner, so that nothing is lost in the difference.
    const image = corner > 0 ? -length : length;
    e[i - 1] = squares < NEGLIGIBLE ? 0 : image;
    h[i] = squares < NEGLIGIBLE ? 0 : squares - corner * image;
    if (h[i] === 0) continue;
    v[i - 1] = corner - image;
    reflect(a, ld, v, h[i]);
  }
  d[0] = a[0];
}

/** A = H·A·H on the leading block, lower triangle; H = I − v·vᵀ / h. */
function reflect(a: Float64Array, ld: number, v: Float64Array, h: number): void {
  const i = v.length;
  const p = new Float64Array(i);
  for (let j = 0; j < i; j++) {
    for (let m = 0; m <= j; m++) p[j] += a[j * ld + m] * v[m];
    for (let m = 0; m < j; m++) p[m] += a[j * ld + m] * v[j];
  }
  for (let j = 0; j < i; j++) p[j] /= h;
  const share = p.reduce((sum, value, j) => sum + value * v[j], 0) / (2 * h);
  for (let j = 0; j < i; j++) p[j] -= share * v[j];
  for (let j = 0; j < i; j++) {
    for (let m = 0; m <= j; m++) a[j * ld + m] -= v[j] * p[m] + p[j] * v[m];
  }
}

/** The columns of the range of Q = H_{n−1} ⋯ H_1·Q, where `a` and h are what `tridiagonalise` left. */
export function applyReflectors(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  a: Float64Array,
  n: number,
  ld: number,
  h: Float64Array,
  q: Float64Array,
): void {
  for (let i = 1; i < n; i++) {
    if (h[i] === 0) continue;
    for (let column = from; column < Math.min(to, i); column++) {
      let sum = 0;
      for (let r = 0; r < i; r++) sum += a[i * ld + r] * q[r * ld + column];
      for (let r = 0; r < i; r++) q[r * ld + column] -= (a[i * ld + r] / h[i]) * sum;
    }
  }
}

/** Rotates pairs of rows, one rotation after the other, in the columns of the range. */
export function applyRotations(
  from: number,
  to: number,
  _scratch: ArrayBuffer,
  count: number,
  index: Uint32Array,
  cosine: Float64Array,
  sine: Float64Array,
  ld: number,
  rows: Float64Array,
): void {
  for (let r = 0; r < count; r++) {
    const [c, s] = [cosine[r], sine[r]];
    for (let at = index[r] * ld + from; at < index[r] * ld + to; at++) {
      const [left, right] = [rows[at], rows[at + ld]];
      rows[at] = c * left - s * right;
      rows[at + ld] = s * left + c * right;
    }
  }
}
