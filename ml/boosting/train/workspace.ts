import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import { FOREST_KERNELS } from "../../kernels/load-forest-binary";
import type { KernelPool } from "../../kernels/pool";
import { binCountOf, type FeatureBins } from "../data/feature-bins";
import { binnedBytes } from "../data/binned-rows";
import { evenRanges, mostParts } from "../parts";
import type { BoostingParameters } from "../parameters";
import { BINS, FEATURE, PER_FEATURE, PER_LEAF, PER_SPLIT } from "./split";

/** Sums that are no whole numbers are made of so many parts, whatever the number of threads. */
export const SUM_PARTS = 64;
/** Ranges of rows for what is computed row by row. */
const ROWS_AT_A_TIME = 16_384;
/** Upper bound of the arrays of one training, for the padding between them. */
const ARRAYS = 48;
/** Bytes of scratch per row of a group. */
const RANK_SCRATCH = 32;

/** Everything a training works on, in the memory of one kernel. */
export interface Workspace {
  readonly kernel: Kernel;
  readonly bins: readonly FeatureBins[];
  /** The rows of each leaf side by side, those that the tree does not see last. */
  readonly rows: Uint32Array;
  readonly sorted: Uint32Array;
  readonly lefts: Uint32Array;
  readonly table: Uint32Array;
  /** A pair a row: floats, then whole numbers. */
  readonly gradients: Float32Array;
  readonly sums: Float64Array;
  readonly scores: Float64Array;
  readonly labels: Float32Array;
  readonly weights: Float32Array | 0;
  /** Of the parts that are summed side by side, and of each leaf. */
  readonly partial: Uint32Array;
  readonly slots: readonly Uint32Array[];
  readonly features: Uint32Array;
  readonly leaves: Float64Array;
  readonly rules: Float64Array;
  readonly found: Float64Array;
  readonly starts: Uint32Array;
  readonly values: Float64Array;
  readonly nodes: Uint32Array;
  readonly tables: Uint32Array;
  readonly ranges: Ranges;
}

export interface Ranges {
  readonly rows: Uint32Array;
  /** Filled by `rangesUpTo`. */
  readonly some: Uint32Array;
  readonly sums: Uint32Array;
  /** Single parts; the first so many of them are taken. */
  readonly parts: Uint32Array;
  readonly features: Uint32Array;
}

export interface WorkspaceShape {
  readonly rows: number;
  readonly hasWeights: boolean;
  readonly bins: readonly FeatureBins[];
  /** Rows of the validation part, 0 without. */
  readonly validationRows: number;
  readonly largestGroup: number;
  /** Bytes that the loss takes besides. */
  readonly lossBytes: number;
}

/** A kernel with room for all of it, binned rows included. */
export function createWorkspace(
  shape: WorkspaceShape,
  parameters: BoostingParameters,
  options: { readonly pool?: KernelPool; readonly backend?: Kernel["backend"] },
): Workspace {
  const { rows, bins, hasWeights } = shape;
  const threads = options.pool?.threads ?? 1;
  const kernel = createKernel(workspaceBytes(shape, parameters.leaves, threads), {
    backend: options.backend,
    pool: options.pool,
    ...FOREST_KERNELS,
    scratch: RANK_SCRATCH * shape.largestGroup,
  });
  const words = 2 * BINS * bins.length;
  const { leaves } = parameters;
  const copy = (ranges: Uint32Array): Uint32Array => {
    const own = kernel.integers(ranges.length);
    own.set(ranges);
    return own;
  };
  return {
    kernel,
    bins,
    rows: kernel.integers(rows),
    sorted: kernel.integers(rows),
    lefts: kernel.integers(mostParts(threads)),
    table: kernel.integers(BINS / 4),
    gradients: kernel.floats(2 * rows),
    sums: kernel.doubles(2 * SUM_PARTS),
    scores: kernel.doubles(rows),
    labels: kernel.floats(rows),
    weights: hasWeights ? kernel.floats(rows) : 0,
    partial: kernel.integers(mostParts(threads) * words),
    slots: Array.from({ length: leaves }, () => kernel.integers(words)),
    features: kernel.integers(PER_FEATURE * bins.length),
    leaves: kernel.doubles(2 * PER_LEAF),
    rules: kernel.doubles(PER_LEAF),
    found: kernel.doubles(2 * PER_SPLIT * bins.length),
    starts: kernel.integers(leaves + 1),
    values: kernel.doubles(leaves),
    nodes: kernel.integers(3 * leaves),
    tables: kernel.integers((BINS / 4) * leaves),
    ranges: {
      rows: copy(evenRanges(rows, ROWS_AT_A_TIME)),
      some: copy(evenRanges(rows, ROWS_AT_A_TIME)),
      sums: copy(evenRanges(SUM_PARTS, 1)),
      parts: copy(evenRanges(mostParts(threads), 1)),
      features: copy(featureRanges(bins.length, threads)),
    },
  };
}

/** Few features are judged sooner than threads wake. */
function featureRanges(features: number, threads: number): Uint32Array {
  return evenRanges(
    features,
    threads === 1 || features < 16 ? features : Math.ceil(features / (2 * threads)),
  );
}

function workspaceBytes(shape: WorkspaceShape, leaves: number, threads: number): number {
  const { rows, bins, validationRows, lossBytes } = shape;
  const features = bins.length;
  const histogram = 8 * BINS * features;
  return (
    binnedBytes(rows, features) +
    (validationRows > 0 ? binnedBytes(validationRows, features) + 8 * validationRows : 0) +
    rows * (4 + 4 + 8 + 8 + 4 + 4) +
    (mostParts(threads) + leaves) * (histogram + 64) +
    leaves * (4 + 8 + 12 + BINS) +
    features * (4 * PER_FEATURE + 2 * 8 * PER_SPLIT + 16) +
    ((2 * rows + validationRows) / ROWS_AT_A_TIME + 3) * 8 +
    32 * SUM_PARTS +
    lossBytes +
    64 * (ARRAYS + mostParts(threads))
  );
}

/** Says which features a tree may use, and how each is to be read. */
export function writeFeatures(
  { features, bins }: Workspace,
  isUsed: (feature: number) => boolean,
  monotone: readonly number[] = [],
): void {
  bins.forEach((own, feature) => {
    const count = binCountOf(own);
    const isNumbers = own.kind === "numbers";
    const kind = isNumbers ? FEATURE.NUMBERS : FEATURE.CATEGORIES;
    features.set(
      [
        count,
        isNumbers && own.hasMissing ? 1 : 0,
        count > 1 && isUsed(feature) ? kind : FEATURE.SKIPPED,
        1 + (monotone[feature] ?? 0),
      ],
      PER_FEATURE * feature,
    );
  });
}

/** Ranges of the first so many rows, until they are asked for again. */
export function rangesUpTo({ ranges }: Workspace, rows: number): Uint32Array {
  const own = evenRanges(rows, ROWS_AT_A_TIME);
  ranges.some.set(own);
  return ranges.some.subarray(0, own.length);
}

/** Ranges of rows of another number than the training's. */
export function rowRanges(kernel: Kernel, rows: number): Uint32Array {
  const ranges = evenRanges(rows, ROWS_AT_A_TIME);
  const own = kernel.integers(ranges.length);
  own.set(ranges);
  return own;
}
