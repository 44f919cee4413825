import type { Csr } from "../data/csr";
import type { Kernel, ShareOptions } from "../kernels/kernel";
import type { KernelPool } from "../kernels/pool";
import { conjugate, identityMatrix, innerProduct, trace } from "../math/dense";
import type { AlsConfig } from "./config";
import { createCoordinates, frequencyRidge, type Coordinates } from "./dense-term";
import { gatherRows, gramOf } from "./half";
import { createWorkspace, writeFactors, type Side, type Workspace } from "./workspace";

/**
 * The objective of README.md, after a half that solved the columns:
 *
 *     Σ_observed [(α₀ + d)(1 − s)² − α₀s²]  +  α₀·⟨XᵀX, YᵀY⟩  +  Σ_u λ_u|x_u|² + Σ_i λ_i|y_i|²
 *
 * The second term is the sum of s² over all pairs, without looking at any of them.
 */
export async function measureLoss(
  space: Workspace,
  config: AlsConfig,
  coordinates: Coordinates,
  options: ShareOptions = {},
): Promise<number> {
  const { rows, columns, k } = space;
  const observed = await sumObserved(space, config, options);
  const back = coordinates.back();
  const x = conjugate(await gramOf(space, rows, options), back.given, k);
  const y = conjugate(await gramOf(space, columns, options), back.solved, k);
  const penalty =
    config.frequencyScaling === 0
      ? config.regularisation * (trace(x, k) + trace(y, k))
      : (await sumPenalties(space, rows, config, options)) +
        (await sumPenalties(space, columns, config, options));
  return observed + config.unobserved * innerProduct(x, y) + penalty;
}

/**
 * The objective for any factors, such as those of another library.
 *
 * @param x rows × k
 * @param y columns × k
 */
export async function computeLoss(
  matrix: Csr,
  x: Float32Array,
  y: Float32Array,
  config: AlsConfig,
  run: { readonly pool?: KernelPool; readonly backend?: Kernel["backend"] } = {},
): Promise<number> {
  const space = createWorkspace(matrix, config, run);
  try {
    writeFactors(space, space.rows, x);
    writeFactors(space, space.columns, y);
    await gatherRows(space, space.rows, identityMatrix(space.k), true);
    return await measureLoss(space, config, createCoordinates(config));
  } finally {
    space.kernel.release();
  }
}

async function sumObserved(
  { kernel, stride, columns, gathered, losses }: Workspace,
  { unobserved }: AlsConfig,
  options: ShareOptions,
): Promise<number> {
  const { indptr, indices, confidence, rows } = columns.observed;
  await kernel.share(
    "lossRows",
    columns.sparseRanges,
    [stride, indptr, indices, confidence, gathered, unobserved, columns.factors, losses],
    options,
  );
  return sumOf(losses, rows);
}

/** Where λ differs by row the coordinates keep lengths, so that what is stored will do. */
async function sumPenalties(
  { kernel, stride, losses }: Workspace,
  { observed, factors, denseRanges }: Side,
  config: AlsConfig,
  options: ShareOptions,
): Promise<number> {
  const { rows, columns, indptr, ridge } = observed;
  for (let r = 0; r < rows; r++) ridge[r] = frequencyRidge(config, indptr[r + 1] - indptr[r], columns);
  await kernel.share("weighLengths", denseRanges, [factors, stride, ridge, losses], options);
  return sumOf(losses, rows);
}

function sumOf(values: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[i];
  return sum;
}
