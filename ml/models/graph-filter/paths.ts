import type { Csr } from "../../linalg/sparse/csr";
import type { HistoryRow } from "../../core/linear/item-operator";

/** P = RᵀR as walks from products to those who have them, and on to what else they have. */
export interface Paths {
  /** out += r·P */
  follow(row: HistoryRow, out: Float32Array): void;
}

/**
 * @param byShopper R, shoppers × products, values > 0
 * @param byProduct its transpose
 */
export function createPaths(byShopper: Csr, byProduct: Csr): Paths {
  const reached = new Float64Array(byShopper.rows);
  const met = new Uint32Array(byShopper.rows);

  const meetShoppers = ({ products, weights }: HistoryRow): number => {
    const { indptr, indices, values } = byProduct;
    let size = 0;
    for (let j = 0; j < products.length; j++) {
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++) {
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
      const { indptr, indices, values } = byShopper;
      const size = meetShoppers(row);
      for (let m = 0; m < size; m++) {
        const shopper = met[m];
        const strength = reached[shopper];
        reached[shopper] = 0;
        for (let e = indptr[shopper]; e < indptr[shopper + 1]; e++) out[indices[e]] += strength * values[e];
      }
    },
  };
}
