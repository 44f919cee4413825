import type { Csr } from "../../linalg/sparse/csr";
import type { HistoryRow } from "../../core/linear/item-operator";

/** P = RᵀR as walks from items to those who have them, and on to what else they have. */
export interface Paths {
  /** out += r·P */
  follow(row: HistoryRow, out: Float32Array): void;
}

/**
 * @param byUser R, users × items, values > 0
 * @param byItem its transpose
 */
export function createPaths(byUser: Csr, byItem: Csr): Paths {
  const reached = new Float64Array(byUser.rows);
  const met = new Uint32Array(byUser.rows);

  const meetUsers = ({ items, weights }: HistoryRow): number => {
    const { indptr, indices, values } = byItem;
    let size = 0;
    for (let j = 0; j < items.length; j++) {
      for (let e = indptr[items[j]]; e < indptr[items[j] + 1]; e++) {
        const step = weights[j] * values[e];
        if (step === 0) continue; // faded away entirely
        if (reached[indices[e]] === 0) met[size++] = indices[e];
        reached[indices[e]] += step;
      }
    }
    return size;
  };

  return {
    follow(row, out) {
      const { indptr, indices, values } = byUser;
      const size = meetUsers(row);
      for (let m = 0; m < size; m++) {
        const user = met[m];
        const strength = reached[user];
        reached[user] = 0;
        for (let e = indptr[user]; e < indptr[user + 1]; e++) out[indices[e]] += strength * values[e];
      }
    },
  };
}
