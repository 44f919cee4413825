import { buildCsr, type Csr } from "../linalg/sparse/csr";
import type { Rng } from "../base/rng";

/** A sparse matrix with about `density` of its cells filled, weights in (0, 5), and some rows empty. */
export function createRandomMatrix(rows: number, columns: number, density: number, rng: Rng): Csr {
  const entries = { rows: [] as number[], columns: [] as number[], values: [] as number[] };
  for (let r = 0; r < rows; r++) {
    if (rng.uniform() < 0.1) continue;
    for (let c = 0; c < columns; c++) {
      if (rng.uniform() >= density) continue;
      entries.rows.push(r);
      entries.columns.push(c);
      entries.values.push(0.1 + 4.9 * rng.uniform());
    }
  }
  return buildCsr(rows, columns, { ...entries, values: Float32Array.from(entries.values) });
}

/** Normally distributed numbers. */
export function fillNormal(out: Float32Array, rng: Rng, spread = 1): void {
  for (let i = 0; i < out.length; i++) out[i] = spread * rng.normal();
}
