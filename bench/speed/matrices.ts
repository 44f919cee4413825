import type { Csr } from "@/ml/linalg/sparse/csr";
import { drawIndex, sumUp } from "@/ml/base/draws";
import { createRng, type Rng } from "@/ml/base/rng";

/** How a matrix of the benchmark is made. */
export interface MatrixShape {
  readonly rows: number;
  readonly columns: number;
  /** About how many entries. */
  readonly entries: number;
}

export const MATRICES: Readonly<Record<string, MatrixShape>> = {
  "2m": { rows: 100_000, columns: 20_000, entries: 2_000_000 },
  "10m": { rows: 1_000_000, columns: 100_000, entries: 10_000_000 },
};

/** Rows and columns belong to groups, and this share of a row's entries lies in its own. */
const GROUPS = 50;
const OWN_SHARE = 0.7;
/** Exponents of the power laws of row lengths and of column popularity. */
const ROW_DECAY = 0.6;
const COLUMN_DECAY = 0.8;
/** Weights as events have them: views, likes, carts, purchases. */
const WEIGHTS = [1, 1, 1, 2, 3, 5];

/**
 * A sparse matrix like those of shops: few rows and columns have most of the entries, whoever is alike looks at the
 * same things, and numbers say nothing about popularity.
 */
export function generateMatrix({ rows, columns, entries }: MatrixShape, seed: number): Csr {
  const rng = createRng(seed);
  const lengths = drawLengths(rows, columns, entries, rng);
  const pick = createColumnPicker(columns, rng);
  const indptr = new Uint32Array(rows + 1);
  const indices = new Uint32Array(lengths.reduce((sum, length) => sum + length, 0));
  const seen = new Uint32Array(columns).fill(rows);
  let size = 0;
  for (let r = 0; r < rows; r++) {
    const start = size;
    const end = start + (lengths[r] ?? 0);
    for (let draws = 4 * (end - start); size < end && draws > 0; draws--) {
      const column = pick(r % GROUPS);
      if (seen[column] === r) continue;
      seen[column] = r;
      indices[size++] = column;
    }
    indices.subarray(start, size).sort();
    indptr[r + 1] = size;
  }
  const values = Float32Array.from({ length: size }, () => WEIGHTS[rng.integer(WEIGHTS.length)] ?? 1);
  return { rows, columns, indptr, indices: indices.slice(0, size), values };
}

/** How many entries each row draws, by a power law over the rows in a random order. */
function drawLengths(rows: number, columns: number, entries: number, rng: Rng): Uint32Array {
  const order = shuffled(rows, rng);
  const weights = Float64Array.from({ length: rows }, (_, rank) => (rank + 10) ** -ROW_DECAY);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const lengths = new Uint32Array(rows);
  weights.forEach((weight, rank) => {
    const mean = Math.min(columns / 4, (weight / total) * entries);
    lengths[order[rank] ?? 0] = Math.floor(mean + rng.uniform());
  });
  return lengths;
}

/** Draws columns by a power law, most of them from the group asked for. */
function createColumnPicker(columns: number, rng: Rng): (group: number) => number {
  const order = shuffled(columns, rng);
  const sums = sumUp(Float64Array.from({ length: columns }, (_, rank) => (rank + 10) ** -COLUMN_DECAY));
  return (group) => {
    const rank = drawIndex(rng, sums);
    // Ranks of one group are those with the same remainder: the popularity stays about the same.
    const own = Math.min(columns - 1, rank - (rank % GROUPS) + group);
    return order[rng.uniform() < OWN_SHARE ? own : rank] ?? 0;
  };
}

function shuffled(count: number, rng: Rng): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  return order;
}
