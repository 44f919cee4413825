import type { Csr } from "../../linalg/sparse/csr";
import type { Rng } from "../../base/rng";
import type { AlsResult } from "./train";

/** Rows with fewer entries keep all of them; of the others, at most so many give one away. */
const LEAST_ENTRIES = 5;
const MOST_ROWS = 10_000;
/** Columns the one held out is ranked among. */
const OTHERS = 100;

interface HeldOut {
  readonly row: number;
  readonly column: number;
  readonly others: Uint32Array;
}

/** A matrix without the entries held out, and how well factors find those. */
export interface Validation {
  readonly rest: Csr;
  /** Mean NDCG of the column held out among others its row has nothing in; needs the rows' factors. */
  validate(result: AlsResult): number;
}

/**
 * Holds out one entry each of some rows, at random, for training to end by when more of it does no good.
 *
 * @throws RangeError when no row has entries to spare
 */
export function holdOut(matrix: Csr, rng: Rng): Validation {
  const { rows, indptr } = matrix;
  const full = Array.from({ length: rows }, (_, r) => r).filter(
    (r) => indptr[r + 1] - indptr[r] >= LEAST_ENTRIES && indptr[r + 1] - indptr[r] <= matrix.columns / 2,
  );
  if (full.length === 0) {
    throw new RangeError(
      `No row of the ${rows}×${matrix.columns} matrix has ${LEAST_ENTRIES} entries of which to hold one out; set "patience" to 0.`,
    );
  }
  const share = Math.min(1, MOST_ROWS / full.length);
  const chosen = full.filter(() => rng.uniform() < share);
  const entries = chosen.map((r) => indptr[r] + rng.integer(indptr[r + 1] - indptr[r]));
  const held = chosen.map((row, i) => ({
    row,
    column: matrix.indices[entries[i]],
    others: drawOthers(matrix, row, rng),
  }));
  return { rest: removeEntries(matrix, entries), validate: (result) => meanGain(result, held) };
}

function drawOthers({ columns, indptr, indices }: Csr, row: number, rng: Rng): Uint32Array {
  const own = new Set(indices.subarray(indptr[row], indptr[row + 1]));
  return Uint32Array.from({ length: OTHERS }, () => {
    for (;;) {
      const column = rng.integer(columns);
      if (!own.has(column)) return column;
    }
  });
}

/** @param entries ascending */
function removeEntries({ rows, columns, indptr, indices, values }: Csr, entries: readonly number[]): Csr {
  const removed = new Set(entries);
  const isKept = (_: number, e: number): boolean => !removed.has(e);
  let before = 0;
  const shortened = indptr.map((start) => {
    while (before < entries.length && entries[before] < start) before++;
    return start - before;
  });
  return {
    rows,
    columns,
    indptr: shortened,
    indices: indices.filter(isKept),
    values: values.filter(isKept),
  };
}

function meanGain({ factors, rowFactors, spectrum }: AlsResult, held: readonly HeldOut[]): number {
  if (rowFactors === undefined) throw new TypeError("Validation needs the factors of the rows: keepRows.");
  const k = spectrum.length;
  let sum = 0;
  for (const { row, column, others } of held) {
    const score = (other: number): number => {
      let dot = 0;
      for (let f = 0; f < k; f++) dot += rowFactors[row * k + f] * factors[other * k + f];
      return dot;
    };
    const own = score(column);
    const better = others.reduce((count, other) => count + (score(other) >= own ? 1 : 0), 0);
    sum += 1 / Math.log2(2 + better);
  }
  return sum / held.length;
}
