/** Rotations in the order in which they apply: of the elements `index` and `index + 1`. */
export interface Rotations {
  readonly index: Uint32Array;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
}

/** An eigenvalue takes two or three sweeps; so many on the average never happen. */
const MOST_SWEEPS = 60;

/**
 * The eigenvalues of a symmetric tridiagonal matrix, by implicit QL with shifts (Bowdler, Martin, Reinsch, Wilkinson
 * 1968). What turns a basis into the eigenvectors is written to `rotations`; the generator yields their number when
 * they are full, and at the end, for the caller to apply them before it goes on.
 *
 * The eigenvalues are as exact as the largest allows, not each as exact as itself: what stands beside the diagonal counts
 * as nothing when it is nothing beside the largest element. Of a matrix that fades away slowly, over dozens of orders of
 * magnitude, the least eigenvalue would else take hundreds of sweeps, and be rounding in the end.
 *
 * @param d the diagonal, finite as `e`, the largest of both neither so small nor so large that its square is lost;
 *   becomes the eigenvalues
 * @param e what stands beside it, n − 1 elements and one more; is used up
 * @param rotations room for more than n of them
 * @throws RangeError when it does not converge
 */
export function* diagonaliseTridiagonal(
  d: Float64Array,
  e: Float64Array,
  rotations: Rotations,
): Generator<number, void, void> {
  const n = d.length;
  e[n - 1] = 0;
  const negligible = Number.EPSILON * largestOf(d, e);
  let used = 0;
  let sweeps = 0;
  for (let first = 0; first < n; first++) {
    for (;;) {
      const last = findSplit(d, e, first, negligible);
      if (last === first) break;
      if (sweeps++ === MOST_SWEEPS * n) {
        throw new RangeError(`Eigenvalue ${first} of ${n} does not converge.`);
      }
      if (used + n > rotations.index.length) {
        yield used;
        used = 0;
      }
      used = sweep(d, e, first, last, rotations, used);
    }
  }
  yield used;
}

function largestOf(d: Float64Array, e: Float64Array): number {
  let most = 0;
  for (let i = 0; i < d.length; i++) most = Math.max(most, Math.abs(d[i]), Math.abs(e[i]));
  return most;
}

/** The first place from `first` on where nothing stands beside the diagonal. */
function findSplit(d: Float64Array, e: Float64Array, first: number, negligible: number): number {
  let m = first;
  while (m < d.length - 1 && Math.abs(e[m]) > negligible) m++;
  return m;
}

/** One QL step on the block first … last, shifted by the eigenvalue of its upper 2×2 corner that is nearest. */
function sweep(
  d: Float64Array,
  e: Float64Array,
  first: number,
  last: number,
  { index, cosine, sine }: Rotations,
  used: number,
): number {
  const half = (d[first + 1] - d[first]) / (2 * e[first]);
  const shift = e[first] / (half + Math.sign(half || 1) * Math.hypot(half, 1));
  let g = d[last] - d[first] + shift;
  let [c, s, p] = [1, 1, 0];
  for (let i = last - 1; i >= first; i--) {
    const f = s * e[i];
    const b = c * e[i];
    const r = Math.sqrt(f * f + g * g);
    e[i + 1] = r;
    if (r === 0) {
      // The block has fallen apart on the way.
      d[i + 1] -= p;
      e[last] = 0;
      return used;
    }
    s = f / r;
    c = g / r;
    g = d[i + 1] - p;
    const q = (d[i] - g) * s + 2 * c * b;
    p = s * q;
    d[i + 1] = g + p;
    g = c * q - b;
    index[used] = i;
    cosine[used] = c;
    sine[used++] = s;
  }
  d[first] -= p;
  e[first] = g;
  e[last] = 0;
  return used;
}
