import { transpose, type Csr } from "../../linalg/sparse/csr";
import { NO_PACE } from "../../base/pace";
import { computeSimilarities } from "../../linalg/sparse/similarities";
import type { SparseRun } from "../../linalg/sparse/sparse-run";
import { createGramAround } from "../../core/regression/local-gram";
import { solveRegression } from "../../core/regression/solve-neighbours";
import type { GraphFilterConfig } from "./config";

/** R̃ / σ₁ and the strongest directions of P = R̃ᵀR̃. */
interface Spectrum {
  readonly paths: Csr;
  readonly directions: Float32Array;
  readonly spectrum: Float64Array;
}

interface CorrectionRun extends SparseRun {
  /** From 0 to 1. */
  onProgress?(fraction: number): void;
}

/** Items solved between two chances to stop. */
const CHUNK = 256;

/**
 * B of the equation in README.md: what the nearest items of each item know of it beyond the k directions.
 *
 * @returns items × items; row j holds what having j adds to others, nothing where no neighbours are wanted
 * @throws RangeError naming the item whose system cannot be solved
 */
export async function fitCorrection(
  parts: Spectrum,
  config: Pick<GraphFilterConfig, "neighbours" | "regularisation">,
  run: CorrectionRun = {},
): Promise<Csr> {
  const { pace = NO_PACE } = run;
  const n = parts.paths.columns;
  if (config.neighbours === 0) return emptySquare(n);
  const byItem = transpose(parts.paths);
  const found = await computeSimilarities(byItem, { limit: config.neighbours }, run);
  const solve = createSolver(byItem, parts, config);
  const weights = new Float32Array(found.indices.length);
  for (let item = 0; item < n; item++) {
    if (item % CHUNK === 0) {
      pace.checkpoint();
      run.onProgress?.(item / n);
      await pace.yield();
    }
    const [from, to] = [found.indptr[item], found.indptr[item + 1]];
    weights.set(solve(item, found.indices.subarray(from, to)), from);
  }
  run.onProgress?.(1);
  return transpose({ ...found, values: weights });
}

/** (P[N, N] + λ·I)⁻¹ · (P − UΛUᵀ + c·P)[N, i] for the neighbours N of an item i. */
function createSolver(
  byItem: Csr,
  { directions, spectrum }: Spectrum,
  config: Pick<GraphFilterConfig, "neighbours" | "regularisation">,
): (item: number, near: Uint32Array) => Float64Array {
  const k = spectrum.length;
  const gramAround = createGramAround(byItem, config.neighbours);
  const system = new Float64Array(Math.min(config.neighbours, byItem.rows) ** 2);
  const ridge = config.regularisation * meanSquare(byItem);
  return (item, near) => {
    const n = near.length;
    const all = gramAround(item, near);
    const own = directions.subarray(item * k, (item + 1) * k);
    const passed = own.reduce((sum, value) => sum + value * value, 0);
    const weights = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) system[i * n + j] = all[i * (n + 1) + j];
      system[i * n + i] += ridge;
      let removed = 0;
      for (let f = 0; f < k; f++) removed += directions[near[i] * k + f] * spectrum[f] * own[f];
      weights[i] = (1 + passed) * all[n * (n + 1) + i] - removed;
    }
    solveRegression(system, n, weights, item);
    return weights;
  };
}

/** Mean of P_jj over the items that occur. */
function meanSquare({ rows, indptr, values }: Csr): number {
  let occurring = 0;
  for (let r = 0; r < rows; r++) if (indptr[r + 1] > indptr[r]) occurring++;
  return values.reduce((sum, value) => sum + value * value, 0) / occurring;
}

function emptySquare(n: number): Csr {
  const nothing = { indices: new Uint32Array(0), values: new Float32Array(0) };
  return { rows: n, columns: n, indptr: new Uint32Array(n + 1), ...nothing };
}
