import { MISSING, NEXT_TO_ZERO } from "../tree/tree";
import { isInSet } from "../tree/walk";
import type { Column } from "./bit-vectors";

/** Rows of a block. */
export const BLOCK = 8;

/** Reads a feature of `count` rows, `width` places apart from `at` on, into places side by side from `to` on. */
type ReadColumn = (
  values: Float32Array | Float64Array,
  at: number,
  width: number,
  count: number,
  out: Float64Array,
  to: number,
) => void;

/**
 * Reads up to eight rows into the columns of a block: all of a column, then the next, so that what kind of column it is
 * is asked once.
 *
 * @param at place of the first row's first feature
 * @param width features of a row
 * @param to place of the block
 */
export function readBlock(
  columns: readonly Column[],
  readers: readonly ReadColumn[],
  values: Float32Array | Float64Array,
  at: number,
  width: number,
  count: number,
  out: Float64Array,
  to: number,
): void {
  for (let c = 0; c < columns.length; c++) {
    readers[c](values, at + columns[c].feature, width, count, out, to + c * BLOCK);
  }
}

/** How to read a column. */
export function readerFor(column: Column): ReadColumn {
  if (column.kind === "categories") return readCategories(column.words);
  const { missing, missingLeft } = column;
  if (missing === MISSING.NONE) return readNumbers;
  // What stands for a missing value: it passes all nodes, or fails all.
  const stands = missingLeft ? -Infinity : Number.NaN;
  return missing === MISSING.NAN ? readUnlessNaN(stands) : readUnlessZero(stands);
}

const readNumbers: ReadColumn = (values, at, width, count, out, to) => {
  for (let i = 0; i < count; i++) {
    const value = values[at + i * width];
    out[to + i] = value === value ? value : 0;
  }
};

function readUnlessNaN(stands: number): ReadColumn {
  return (values, at, width, count, out, to) => {
    for (let i = 0; i < count; i++) {
      const value = values[at + i * width];
      out[to + i] = value === value ? value : stands;
    }
  };
}

function readUnlessZero(stands: number): ReadColumn {
  return (values, at, width, count, out, to) => {
    for (let i = 0; i < count; i++) {
      const value = values[at + i * width];
      const isNumber = value > NEXT_TO_ZERO || value < -NEXT_TO_ZERO;
      out[to + i] = isNumber ? value : stands;
    }
  };
}

function readCategories(words: Uint32Array): ReadColumn {
  return (values, at, width, count, out, to) => {
    for (let i = 0; i < count; i++) {
      out[to + i] = isInSet(words, 0, words.length, values[at + i * width]) ? -Infinity : Number.NaN;
    }
  };
}
