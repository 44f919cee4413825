import type { Kernel } from "../../kernels/kernel";
import { evenRanges } from "../parts";
import { binCountOf, type FeatureBins } from "./feature-bins";
import { rowsOf, type Table } from "./table";

/** Rows as bins, a byte each, twice: what is summed up reads rows, what is sorted by one feature its column. */
export interface BinnedRows {
  readonly rows: number;
  /** Bytes from row to row. */
  readonly stride: number;
  readonly byRow: Uint32Array;
  /** The bins of one feature, row by row. */
  columnOf(feature: number): Uint32Array;
}

const BOUNDS = 255;
/** Rows that are handed over at a time. */
const TILE = 4096;
/** A cache line: rows of at most as many bytes do not straddle two. */
const LINE = 64;

/** Bytes that `binRows` takes of a kernel. */
export function binnedBytes(rows: number, features: number): number {
  const { stride, columnStride } = strides(rows, features);
  return rows * stride + features * (columnStride + 8 * (TILE + BOUNDS) + 8) + 8 * 64;
}

function strides(rows: number, features: number): { stride: number; columnStride: number } {
  const stride =
    features <= LINE ? 2 ** Math.ceil(Math.log2(Math.max(4, features))) : 16 * Math.ceil(features / 16);
  return { stride, columnStride: 4 * Math.ceil(rows / 4) };
}

/** Finds the bin of every value, in the kernel's memory and on its threads. */
export async function binRows(
  kernel: Kernel,
  table: Table,
  bins: readonly FeatureBins[],
): Promise<BinnedRows> {
  const { features } = table;
  const rows = rowsOf(table);
  const { stride, columnStride } = strides(rows, features);
  const byRow = kernel.integers(Math.ceil((rows * stride) / 4));
  const byColumn = kernel.integers((features * columnStride) / 4);
  const values = kernel.doubles(features * TILE);
  const bounds = kernel.doubles(features * BOUNDS).fill(Infinity);
  const missing = kernel.integers(features);
  bins.forEach((own, feature) =>
    writeBins(own, bounds.subarray(feature * BOUNDS, (feature + 1) * BOUNDS), missing, feature),
  );
  const ranges = kernel.integers(2 * features);
  ranges.set(evenRanges(features, 1));
  for (let first = 0; first < rows; first += TILE) {
    const count = Math.min(TILE, rows - first);
    for (let feature = 0; feature < features; feature++)
      copyColumn(table, bins[feature], feature, first, count, values);
    await kernel.share("binValues", ranges, [
      first,
      count,
      TILE,
      values,
      bounds,
      missing,
      stride,
      byRow,
      columnStride,
      byColumn,
    ]);
  }
  const words = columnStride / 4;
  return {
    rows,
    stride,
    byRow,
    columnOf: (feature) => byColumn.subarray(feature * words, (feature + 1) * words),
  };
}

/** Categories are handed over as their bins, whose bounds are themselves. */
function writeBins(bins: FeatureBins, bounds: Float64Array, missing: Uint32Array, feature: number): void {
  if (bins.kind === "numbers") {
    bounds.set(bins.bounds);
    missing[feature] = bins.hasMissing ? binCountOf(bins) - 1 : bins.bounds.findIndex((bound) => bound >= 0);
  } else {
    for (let bin = 0; bin < BOUNDS; bin++) bounds[bin] = bin;
    missing[feature] = bins.categories.length;
  }
}

function copyColumn(
  { values: source, features }: Table,
  bins: FeatureBins,
  feature: number,
  first: number,
  count: number,
  values: Float64Array,
): void {
  const to = feature * TILE;
  let at = first * features + feature;
  if (bins.kind === "numbers") {
    for (let i = 0; i < count; i++, at += features) values[to + i] = source[at];
    return;
  }
  const rare = bins.categories.length;
  for (let i = 0; i < count; i++, at += features) values[to + i] = bins.binOf.get(source[at]) ?? rare;
}
