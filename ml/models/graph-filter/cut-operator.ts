import type { Csr } from "../../linalg/sparse/csr";
import type { ItemOperator } from "../../core/linear/item-operator";
import { topK } from "../../base/top-k";
import { NO_PACE, type Pace } from "../../base/pace";

/** Rows of the operator written out at a time. */
const BATCH = 64;

/**
 * The strongest entries of each row of an operator, whichever their sign.
 *
 * @param kept entries per row, ≥ 1
 * @returns items × items
 */
export async function cutOperator(
  operator: ItemOperator & Required<Pick<ItemOperator, "applyBatch">>,
  kept: number,
  run: { readonly pace?: Pace; onProgress?(fraction: number): void } = {},
): Promise<Csr> {
  const { pace = NO_PACE } = run;
  const n = operator.itemCount;
  const size = Math.min(kept, n);
  const indices = new Uint32Array(n * size);
  const values = new Float32Array(n * size);
  const rows = new Float32Array(BATCH * n);
  for (let first = 0; first < n; first += BATCH) {
    pace.checkpoint();
    const count = Math.min(BATCH, n - first);
    const units = Array.from({ length: count }, (_, i) => ({
      items: Uint32Array.of(first + i),
      weights: Float64Array.of(1),
    }));
    operator.applyBatch(units, rows);
    for (let i = 0; i < count; i++) {
      const row = rows.subarray(i * n, (i + 1) * n);
      const strongest = topK(row.map(Math.abs), size).items.sort();
      indices.set(strongest, (first + i) * size);
      for (let m = 0; m < size; m++) values[(first + i) * size + m] = row[strongest[m]];
    }
    run.onProgress?.((first + count) / n);
    await pace.yield();
  }
  const indptr = Uint32Array.from({ length: n + 1 }, (_, row) => row * size);
  return { rows: n, columns: n, indptr, indices, values };
}
