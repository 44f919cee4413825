import { createThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { createRng } from "@/ml/base/rng";
import type { History } from "@/ml/core/recommender";
import type { Csr } from "@/ml/linalg/sparse/csr";
import { DEFAULT_ALS } from "@/ml/models/als/config";
import { trainAls } from "@/ml/models/als/train";
import { generateMatrix } from "./matrices";

export const FACTORS = 64;
/** Different shoppers, so that no answer is remembered. */
export const SHOPPERS = 64;
const ITERATIONS = 4;
/** Shoppers and interactions per product of a catalog: as in the matrices of the speed suite, more or less. */
const LEAST_ROWS = 50_000;
const LEAST_ENTRIES = 1_000_000;
const ENTRIES_PER_ITEM = 10;
const DAY_MS = 86_400_000;

/** Factors as a training leaves them: random ones would be easier or harder to search through, nobody knows which. */
export interface Catalog {
  /** items × FACTORS. */
  readonly items: Float32Array;
  readonly spectrum: Float64Array;
  /** SHOPPERS × FACTORS: of shoppers drawn at random from those of the training. */
  readonly queries: Float32Array;
  /** What the shoppers did. */
  readonly matrix: Csr;
}

/** Trains ALS on a generated shop with so many items. */
export async function trainCatalog(items: number): Promise<Catalog> {
  const entries = Math.max(LEAST_ENTRIES, ENTRIES_PER_ITEM * items);
  const matrix = generateMatrix({ rows: Math.max(LEAST_ROWS, items / 2), columns: items, entries }, 1);
  const pool = await createThreadPool();
  try {
    const config = { ...DEFAULT_ALS, factors: FACTORS, iterations: ITERATIONS };
    const { factors, spectrum, rowFactors } = await trainAls(matrix, config, {
      rng: createRng(1),
      pool,
      keepRows: true,
    });
    return { items: factors, spectrum, queries: drawQueries(matrix, rowFactors), matrix };
  } finally {
    await pool.close();
  }
}

function drawQueries(matrix: Csr, rowFactors: Float32Array | undefined): Float32Array {
  if (rowFactors === undefined) throw new Error("The training kept no factors of shoppers.");
  const rng = createRng(2);
  const queries = new Float32Array(SHOPPERS * FACTORS);
  for (let drawn = 0; drawn < SHOPPERS;) {
    const row = rng.integer(matrix.rows);
    if (matrix.indptr[row] === matrix.indptr[row + 1]) continue;
    queries.set(rowFactors.subarray(row * FACTORS, (row + 1) * FACTORS), drawn++ * FACTORS);
  }
  return queries;
}

/** The first so many interactions of shoppers who have as many, over thirty days. */
export function createHistories({ indptr, indices, values, rows }: Csr, interactions: number): History[] {
  const rng = createRng(3);
  const histories: History[] = [];
  for (let tries = 0; histories.length < SHOPPERS; tries++) {
    if (tries > 1e6) throw new Error(`Too few shoppers have ${interactions} interactions.`);
    const row = rng.integer(rows);
    const from = indptr[row] ?? 0;
    if ((indptr[row + 1] ?? 0) - from < interactions) continue;
    histories.push({
      items: indices.slice(from, from + interactions),
      weights: values.slice(from, from + interactions),
      at: Float64Array.from({ length: interactions }, () => rng.uniform() * 30 * DAY_MS).sort(),
    });
  }
  return histories;
}
