import { transpose, type Csr } from "../../linalg/sparse/csr";
import { describeTerms, weighRows, type Terms } from "../../core/neighbours/term-weights";
import { topK } from "../../base/top-k";
import { rowLengths } from "../../linalg/sparse/row-lengths";
import type { UserKnnConfig } from "./config";

/** Shoppers whose past has decayed to next to nothing may be very near: sums of them stay finite. */
const MOST_WEIGHT = 1e24;

/** The shoppers nearest to a history. */
export interface NearShoppers {
  readonly shoppers: Uint32Array;
  /** ⟨u, v⟩ of each, > 0. */
  readonly dots: Float64Array;
  /** What each of them weighs: similarity^q. */
  readonly weights: Float64Array;
}

/** The shoppers of a training, to be found by the products they met. */
export class ShopperIndex {
  readonly terms: Terms;
  /** Products × shoppers, weighed. */
  readonly byProduct: Csr;
  /** |v|^γ + λ of each shopper. */
  private readonly norms: Float64Array;
  /** Per shopper, zero between two answers. */
  private readonly dots: Float64Array;
  private readonly touched: Uint32Array;

  /** @param met shoppers × products */
  constructor(
    met: Csr,
    private readonly config: UserKnnConfig,
  ) {
    this.terms = describeTerms(met);
    const weighed = weighRows(met, config, this.terms);
    this.byProduct = transpose(weighed);
    const { neighbourNorm, shrinkage } = config;
    this.norms = Float64Array.from(rowLengths(weighed), (length) => length ** neighbourNorm + shrinkage);
    this.dots = new Float64Array(met.rows);
    this.touched = new Uint32Array(met.rows);
  }

  /**
   * @param products distinct
   * @param row weight of each, weighed as the rows of the training are
   */
  findNearest(products: Uint32Array, row: Float64Array): NearShoppers {
    const { touched, norms } = this;
    const count = this.addUp(products, row);
    const similarities = Float32Array.from(
      { length: count },
      (_, n) => this.dots[touched[n]] / norms[touched[n]],
    );
    const { products: places } = topK(similarities, this.config.neighbours);
    const shoppers = places.map((place) => touched[place]);
    const dots = Float64Array.from(shoppers, (shopper) => this.dots[shopper]);
    const { similarityPower } = this.config;
    const weights = dots.map((dot, n) =>
      Math.min(MOST_WEIGHT, (dot / norms[shoppers[n]]) ** similarityPower),
    );
    for (let n = 0; n < count; n++) this.dots[touched[n]] = 0;
    return { shoppers, dots, weights };
  }

  /** Leaves ⟨u, v⟩ in `dots` for the shoppers in `touched`; returns how many those are. */
  private addUp(products: Uint32Array, row: Float64Array): number {
    const { indptr, indices, values } = this.byProduct;
    const { dots, touched } = this;
    let count = 0;
    for (let j = 0; j < products.length; j++) {
      if (!(row[j] > 0)) continue;
      for (let e = indptr[products[j]]; e < indptr[products[j] + 1]; e++) {
        const amount = row[j] * values[e];
        if (amount === 0) continue; // a history decayed to next to nothing
        const shopper = indices[e];
        if (dots[shopper] === 0) touched[count++] = shopper;
        dots[shopper] += amount;
      }
    }
    return count;
  }
}
