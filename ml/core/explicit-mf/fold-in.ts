import { solveInPlace } from "../../linalg/cholesky";
import type { UserRatings } from "./user-ratings";

/** The items' side of r̂ = μ + b_u + b_i + y_iᵀ(x_u + p_u), in units of the scale. */
export interface ItemSide {
  /** Length k of a vector. */
  readonly factors: number;
  /** b_i. */
  readonly bias: Float32Array;
  /** y_i, items × k. */
  readonly vectors: Float32Array;
  /** z_j, items × k, where the model listens to what was met as well as to how it was rated. */
  readonly implicit?: Float32Array;
}

/** λ_u = λ · n_u^ν for a row with n_u ratings; the bias has a λ of its own. */
export interface Ridge {
  readonly regularisation: number;
  readonly biasRegularisation: number;
  readonly frequencyScaling: number;
}

/** The user's side. */
export interface UserSide {
  /** b_u. */
  readonly bias: number;
  /** x_u + p_u, length k. */
  readonly vector: Float64Array;
}

/**
 * The user's bias and factors that fit their ratings best, by one ridge regression:
 *
 *     minimise  Σ_i (r_i − b_i − y_iᵀp_u − b_u − y_iᵀx_u)² + n^ν (λ_b b_u² + λ|x_u|²)
 *
 * @param centred the ratings less μ, in units of the scale; NaN where an item was met and not rated
 * @throws RangeError when the system cannot be solved in double precision
 */
export function foldInRatings(
  side: ItemSide,
  ridge: Ridge,
  items: UserRatings["items"],
  centred: Float64Array,
): UserSide {
  const k = side.factors;
  const size = k + 1;
  const vector = meetingVector(side, items);
  const a = new Float64Array(size * size);
  const b = new Float64Array(size);
  const row = new Float64Array(size);
  row[0] = 1;
  let count = 0;
  for (let j = 0; j < items.length; j++) {
    if (Number.isNaN(centred[j])) continue;
    let residual = centred[j] - side.bias[items[j]];
    for (let f = 0; f < k; f++) {
      row[f + 1] = side.vectors[items[j] * k + f];
      residual -= row[f + 1] * vector[f];
    }
    addObservation(a, b, row, residual);
    count++;
  }
  if (count === 0) return { bias: 0, vector };
  addRidge(a, size, ridge, count);
  if (!solveInPlace(a, b, size)) {
    throw new RangeError(`A history of ${count} ratings cannot be solved; use more regularisation.`);
  }
  for (let f = 0; f < k; f++) vector[f] += b[f + 1];
  return { bias: b[0], vector };
}

/** A += v·vᵀ (lower triangle), b += v·target. */
export function addObservation(a: Float64Array, b: Float64Array, v: Float64Array, target: number): void {
  const n = v.length;
  for (let f = 0; f < n; f++) {
    const vf = v[f];
    b[f] += vf * target;
    for (let g = 0; g <= f; g++) a[f * n + g] += vf * v[g];
  }
}

/** Adds the ridge of a row with `count` ratings to the diagonal; the first place is the bias. */
export function addRidge(a: Float64Array, size: number, ridge: Ridge, count: number): void {
  const scale = count ** ridge.frequencyScaling;
  a[0] += ridge.biasRegularisation * scale;
  for (let f = 1; f < size; f++) a[f * size + f] += ridge.regularisation * scale;
}

/** p_u = |N(u)|^-½ Σ_{j ∈ N(u)} z_j; nothing for a model without the term. */
function meetingVector({ factors: k, implicit }: ItemSide, items: Uint32Array): Float64Array {
  const p = new Float64Array(k);
  if (implicit === undefined || items.length === 0) return p;
  for (const item of items) for (let f = 0; f < k; f++) p[f] += implicit[item * k + f];
  const scale = 1 / Math.sqrt(items.length);
  for (let f = 0; f < k; f++) p[f] *= scale;
  return p;
}
