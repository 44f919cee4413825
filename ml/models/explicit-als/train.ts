import { transpose, type Csr } from "../../linalg/sparse/csr";
import { addObservation, addRidge, type ItemSide } from "../../core/explicit-mf/fold-in";
import { solveInPlace } from "../../linalg/cholesky";
import type { Rng } from "../../base/rng";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkExplicitAls, type ExplicitAlsConfig } from "./config";

/** Rows between two looks at the pace. */
const ROWS_PER_CHECK = 256;
/** Spread of the items' first factors: large enough to leave the saddle at 0 at once. */
const INITIAL_SPREAD = 0.3;

export interface ExplicitAlsRun {
  readonly rng: Rng;
  readonly pace?: Pace;
  onIteration?(done: number): void;
}

/**
 * Alternating least squares on ratings. Every row is one regression of k + 1 unknowns, its bias and its factors
 * together, solved exactly:
 *
 *     minimise  Σ_{i rated by u} (r_ui − b_i − b_u − y_iᵀx_u)² + n_u^ν (λ_b b_u² + λ|x_u|²)
 *
 * @param ratings users × items; centred by μ and in units of the scale
 * @returns the items' side; an item nobody rated has bias 0 and factors 0
 * @throws RangeError for an empty matrix, parameters out of range or a row that cannot be solved
 */
export async function trainExplicitAls(
  ratings: Csr,
  config: ExplicitAlsConfig,
  run: ExplicitAlsRun,
): Promise<ItemSide> {
  checkExplicitAls(config);
  if (ratings.indices.length === 0) {
    throw new RangeError(`Nothing to learn from: no ratings of ${ratings.columns} items.`);
  }
  const { factors, iterations } = config;
  const size = factors + 1;
  const users = new Float64Array(ratings.rows * size);
  const items = new Float64Array(ratings.columns * size);
  const spread = INITIAL_SPREAD / Math.sqrt(factors);
  for (let p = 0; p < items.length; p++) items[p] = p % size === 0 ? 0 : spread * run.rng.normal();
  const byItem = transpose(ratings);
  const pace = run.pace ?? NO_PACE;
  for (let iteration = 1; iteration <= iterations; iteration++) {
    solveSide(ratings, users, items, config, pace, "User");
    await pace.yield();
    solveSide(byItem, items, users, config, pace, "Item");
    await pace.yield();
    run.onIteration?.(iteration);
  }
  return toItemSide(items, factors);
}

/** One half: every row of `target` given `source`; rows of both are [bias, factors …]. */
function solveSide(
  matrix: Csr,
  target: Float64Array,
  source: Float64Array,
  config: ExplicitAlsConfig,
  pace: Pace,
  name: string,
): void {
  const size = config.factors + 1;
  const a = new Float64Array(size * size);
  const b = new Float64Array(size);
  const other = new Float64Array(size);
  for (let row = 0; row < matrix.rows; row++) {
    if (row % ROWS_PER_CHECK === 0) pace.checkpoint();
    const [from, to] = [matrix.indptr[row], matrix.indptr[row + 1]];
    a.fill(0);
    b.fill(0);
    for (let e = from; e < to; e++) {
      const start = matrix.indices[e] * size;
      for (let f = 1; f < size; f++) other[f] = source[start + f];
      other[0] = 1;
      addObservation(a, b, other, matrix.values[e] - source[start]);
    }
    if (from === to) b.fill(0);
    else {
      addRidge(a, size, config, to - from);
      if (!solveInPlace(a, b, size)) {
        throw new RangeError(`${name} ${row} with ${to - from} ratings cannot be solved; regularise more.`);
      }
    }
    target.set(b, row * size);
  }
}

function toItemSide(rows: Float64Array, factors: number): ItemSide {
  const size = factors + 1;
  const count = rows.length / size;
  const bias = new Float32Array(count);
  const vectors = new Float32Array(count * factors);
  for (let i = 0; i < count; i++) {
    bias[i] = rows[i * size];
    vectors.set(rows.subarray(i * size + 1, (i + 1) * size), i * factors);
  }
  return { factors, bias, vectors };
}
