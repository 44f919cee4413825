import { createKernel } from "../../kernels/create-kernel";
import type { Kernel } from "../../kernels/kernel";
import { FOREST_KERNELS } from "../../kernels/load-forest-binary";
import type { Forest } from "../tree/tree";
import { encodeForest, type BitVectors } from "./bit-vectors";
import { BLOCK, readBlock, readerFor } from "./read-columns";

/** Blocks that are handed over at a time. */
const MOST_BLOCKS = 32;
/** Bytes of scratch per word of a tree's leaves. */
const WORD_BYTES = 4 * BLOCK;
const ARRAYS = 8;

/** Scores rows with a forest. */
export interface Scorer {
  /**
   * Raw scores, those of `scoreByWalking` to the last bit.
   *
   * @param values row-major, as many columns as the forest has features
   * @throws RangeError when they are no whole rows
   */
  score(values: Float32Array | Float64Array): Float64Array;
}

/** Lays a forest out for scoring: a few milliseconds, and from then on a row takes about a microsecond. */
export function createScorer(forest: Forest, options: { readonly backend?: Kernel["backend"] } = {}): Scorer {
  const width = forest.featureNames.length;
  const vectors = encodeForest(forest);
  const { kernel, values: shared, out, operands } = placeVectors(vectors, options.backend);
  const { columns } = vectors;
  const readers = columns.map(readerFor);
  const rowsAtATime = MOST_BLOCKS * BLOCK;
  const parts = forest.isAveraged ? forest.trees.length : 1;
  return {
    score(values) {
      const rows = values.length / width;
      if (!Number.isInteger(rows)) throw new RangeError(`${values.length} values are no rows of ${width}.`);
      const scores = new Float64Array(rows);
      for (let first = 0; first < rows; first += rowsAtATime) {
        const count = Math.min(rowsAtATime, rows - first);
        for (let i = 0; i < count; i += BLOCK) {
          const at = (first + i) * width;
          readBlock(
            columns,
            readers,
            values,
            at,
            width,
            Math.min(BLOCK, count - i),
            shared,
            i * columns.length,
          );
        }
        kernel.run("scoreForest", 0, Math.ceil(count / BLOCK), ...operands);
        for (let i = 0; i < count; i++) scores[first + i] = out[i] / parts;
      }
      return scores;
    },
  };
}

function placeVectors(vectors: BitVectors, backend: Kernel["backend"] | undefined) {
  const { columns, columnStarts, thresholds, entries, treeStarts, leaves } = vectors;
  const trees = treeStarts.length - 1;
  const words = treeStarts[trees];
  const lanes = MOST_BLOCKS * BLOCK;
  const bytes =
    4 * (columnStarts.length + entries.length + treeStarts.length) +
    8 * (columns.length * lanes + thresholds.length + leaves.length + lanes) +
    64 * ARRAYS;
  const kernel = createKernel(bytes, { backend, ...FOREST_KERNELS, scratch: WORD_BYTES * words });
  const integers = (source: Uint32Array): Uint32Array => {
    const own = kernel.integers(source.length);
    own.set(source);
    return own;
  };
  const doubles = (source: Float64Array): Float64Array => {
    const own = kernel.doubles(source.length);
    own.set(source);
    return own;
  };
  const values = kernel.doubles(columns.length * lanes);
  const out = kernel.doubles(lanes);
  const operands = [
    columns.length,
    values,
    integers(columnStarts),
    doubles(thresholds),
    integers(entries),
    words,
    trees,
    integers(treeStarts),
    doubles(leaves),
    out,
  ] as const;
  return { kernel, values, out, operands };
}
