import type { Csr } from "../data/csr";
import type { Kernel, ShareOptions } from "../kernels/kernel";
import type { KernelPool } from "../kernels/pool";
import type { AlsConfig } from "./config";
import { createCoordinates, frequencyRidge, innerProduct, type Coordinates } from "./dense-term";
import { gramOf } from "./half";
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
  const { rows, columns } = space;
  const observed = await sumObserved(space, columns, rows, config, options);
  const gathered = await gramOf(space, rows, options);
  const solved = await gramOf(space, columns, options);
  const penalty =
    coordinates.penaltyOf(solved, gathered) ??
    (await sumPenalties(space, rows, config, options)) +
      (await sumPenalties(space, columns, config, options));
  return observed + config.unobserved * innerProduct(gathered, solved) + penalty;
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
    return await measureLoss(space, config, createCoordinates(config));
  } finally {
    space.kernel.release();
  }
}

async function sumObserved(
  { kernel, stride, losses }: Workspace,
  solved: Side,
  gathered: Side,
  { unobserved }: AlsConfig,
  options: ShareOptions,
): Promise<number> {
  const { indptr, indices, confidence, rows } = solved.observed;
  await kernel.share(
    "lossRows",
    solved.sparseRanges,
    [stride, indptr, indices, confidence, gathered.factors, unobserved, solved.factors, losses],
    options,
  );
  return sumOf(losses, rows);
}

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
