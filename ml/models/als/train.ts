import type { Csr } from "../../linalg/sparse/csr";
import type { Kernel } from "../../kernels/kernel";
import type { KernelPool } from "../../kernels/pool";
import type { Rng } from "../../base/rng";
import { NO_PACE, type Pace } from "../../base/pace";
import { checkAlsConfig, type AlsConfig } from "./config";
import { createCoordinates, type Coordinates } from "./dense-term";
import { gramOf, rotateRows, solveSide } from "./half";
import { measureLoss } from "./loss";
import { createStopping } from "./stopping";
import { createWorkspace, readFactors, writeFactors, type Workspace } from "./workspace";

export interface AlsFactors {
  /** columns × k, in the eigenbasis of their own Gram matrix. */
  readonly factors: Float32Array;
  /** Λ: the eigenvalues of that Gram matrix, length k. */
  readonly spectrum: Float64Array;
}

/** What `trainAls` has found, in the end or after an iteration. */
export interface AlsResult extends AlsFactors {
  /** How many it took: fewer than asked for where patience was over, or the factors had vanished. */
  readonly iterations: number;
  /** rows × k in the same basis, where asked for. */
  readonly rowFactors?: Float32Array;
}

export interface AlsRun {
  readonly rng: Rng;
  /** Asked between ranges of rows, and given a turn between halves. */
  readonly pace?: Pace;
  readonly pool?: KernelPool;
  readonly backend?: Kernel["backend"];
  /** The rows' factors are wanted too. */
  readonly keepRows?: boolean;
  /** Called with the loss after each iteration; measuring it takes nearly as long as one. */
  onIteration?(done: number, loss: number): void;
  onProgress?(fraction: number): void;
  /**
   * How good the factors are after each iteration, on data held out: higher is better. With it the best are kept,
   * and with `patience` training ends when so many iterations in a row were no better.
   */
  validate?(result: AlsResult, done: number): number | Promise<number>;
}

/**
 * Factors whose scores of all pairs together are below this, as the root of the sum of their squares, have vanished: too
 * strong a λ makes both sides smaller with every half, and nothing brings them back.
 */
const VANISHED = 1e-9;

/**
 * Implicit ALS (README.md): alternately solves all rows and all columns, and returns the factors of the columns.
 * The same seed gives the same factors on any number of threads. Training ends where the factors vanish, and all of
 * them, and the spectrum, are zero then.
 *
 * @param matrix rows × columns with weights; d = α · weight
 * @throws RangeError for a matrix it cannot learn from, parameters out of range, and factors that are not finite
 */
export async function trainAls(matrix: Csr, config: AlsConfig, run: AlsRun): Promise<AlsResult> {
  checkAlsConfig(config);
  const space = createWorkspace(matrix, config, run);
  try {
    startFrom(space, run.rng);
    return await iterate(space, config, run);
  } finally {
    space.kernel.release();
  }
}

/** @param ofColumns Σ|y|², ofRows Σ|x|² */
function haveVanished(ofColumns: number, ofRows: number): boolean {
  return Math.sqrt(ofColumns) * Math.sqrt(ofRows) < VANISHED;
}

/** Small random factors for the columns. */
function startFrom(space: Workspace, rng: Rng): void {
  const spread = 0.1 / Math.sqrt(space.k);
  const start = new Float32Array(space.columns.observed.rows * space.k);
  for (let i = 0; i < start.length; i++) start[i] = spread * rng.normal();
  writeFactors(space, space.columns, start);
}

async function iterate(space: Workspace, config: AlsConfig, run: AlsRun): Promise<AlsResult> {
  const { pace = NO_PACE } = run;
  const { rows, columns } = space;
  const coordinates = createCoordinates(space, config);
  const options = { checkpoint: () => pace.checkpoint() };
  const stopping = createStopping<AlsResult>(config.patience);
  for (let done = 1; ; done++) {
    const ofColumns = await solveSide(space, rows, columns, config, coordinates, options);
    await pace.yield();
    run.onProgress?.((done - 0.5) / config.iterations);
    const ofRows = await solveSide(space, columns, rows, config, coordinates, options);
    await pace.yield();
    const isOver = haveVanished(ofColumns, ofRows);
    if (run.onIteration) {
      await settle(space, coordinates, true);
      run.onIteration(done, await measureLoss(space, config, options));
    }
    const isLast = isOver || done === config.iterations;
    run.onProgress?.(isLast ? 1 : done / config.iterations);
    if (run.validate) {
      const result = await readResult(space, coordinates, run, { iterations: done, ofRows });
      const score = await run.validate(result, done);
      if (stopping.isOver(score, result) || isLast) return stopping.best() ?? result;
    } else if (isLast) return readResult(space, coordinates, run, { iterations: done, ofRows });
  }
}

/** Turns what is stored into what it stands for: the columns, and the rows if asked for. */
async function settle(space: Workspace, coordinates: Coordinates, withRows: boolean): Promise<void> {
  const { solved, given } = await coordinates.back();
  await rotateRows(space, space.columns, solved);
  if (withRows) await rotateRows(space, space.rows, given);
  coordinates.reset();
}

/** Goes on to the basis in which the columns' Gram matrix is diagonal. */
async function readResult(
  space: Workspace,
  coordinates: Coordinates,
  run: AlsRun,
  { iterations, ofRows }: { readonly iterations: number; readonly ofRows: number },
): Promise<AlsResult> {
  const { columns, rows, eigenbasis } = space;
  await settle(space, coordinates, run.keepRows === true);
  const { values: spectrum, vectors } = await eigenbasis.decompose(await gramOf(space, columns));
  await rotateRows(space, columns, vectors);
  const ofColumns = spectrum.reduce((sum, value) => sum + value, 0);
  if (haveVanished(ofColumns, ofRows)) {
    for (const values of [columns.factors, rows.factors, spectrum]) values.fill(0);
  }
  const result = { factors: readFactors(space, columns), spectrum, iterations };
  if (run.keepRows !== true) return result;
  await rotateRows(space, rows, vectors);
  return { ...result, rowFactors: readFactors(space, rows) };
}
