import type { Csr } from "../../linalg/sparse/csr";
import type { Kernel, ShareOptions } from "../../kernels/kernel";
import type { KernelPool } from "../../kernels/pool";
import { innerProduct } from "../../linalg/dense";
import type { AlsConfig } from "./config";
import { frequencyRidge } from "./dense-term";
import { gramOf } from "./half";
import { createWorkspace, writeFactors, type Side, type Workspace } from "./workspace";

/**
 * The objective of README.md, where both sides are stored as they are, with nothing pending:
 *
 *     Σ_observed [(α₀ + d)(1 − s)² − α₀s²]  +  α₀·⟨XᵀX, YᵀY⟩  +  Σ_u λ_u|x_u|² + Σ_i λ_i|y_i|²
 *
 * The second term is the sum of s² over all pairs, without looking at any of them.
 */
export async function measureLoss(
  space: Workspace,
  config: AlsConfig,
  options: ShareOptions = {},
): Promise<number> {
  const { rows, columns } = space;
  const x = await gramOf(space, rows, options);
  const y = await gramOf(space, columns, options);
  return (
    (await sumObserved(space, config, options)) +
    config.unobserved * innerProduct(x, y) +
    (await sumPenalties(space, rows, config, options)) +
    (await sumPenalties(space, columns, config, options))
  );
}

/**
 * The objective for any factors, such as those of another library.
 *
 * @param x rows × k
 * @param y columns × k
 * @throws RangeError when they do not fit the matrix, and naming the first row that is not finite
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
    return await measureLoss(space, config);
  } finally {
    space.kernel.release();
  }
}

async function sumObserved(
  { kernel, stride, rows, columns, losses }: Workspace,
  { unobserved }: AlsConfig,
  options: ShareOptions,
): Promise<number> {
  const { indptr, indices, confidence } = columns.observed;
  await kernel.share(
    "lossRows",
    columns.sparseRanges,
    [stride, indptr, indices, confidence, rows.factors, unobserved, columns.factors, losses],
    options,
  );
  return sumOf(losses, columns.observed.rows);
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
