import { FactorIndex } from "../../kernels/retrieval/factor-index";
import { powers } from "../../linalg/normalise";
import type { HistoryRow, ItemOperator } from "../../core/linear/item-operator";
import type { TruncatedSvdConfig } from "./config";
import type { SvdParts } from "./fit";

/** S = D^−b·VVᵀ·D^q as two thin factors. */
export class Projection implements ItemOperator {
  readonly productCount: number;
  private readonly index: FactorIndex;
  private readonly into: Float64Array;
  private readonly outOf: Float64Array;

  /** @throws RangeError when the shapes do not fit each other, and for counts below 0 */
  constructor(
    readonly parts: SvdParts,
    config: Pick<TruncatedSvdConfig, "productExponent" | "popularity">,
  ) {
    const { vectors, counts } = parts;
    const n = counts.length;
    if (n === 0 || vectors.length % n !== 0 || vectors.length === 0) {
      throw new RangeError(`${vectors.length} numbers are no vectors of ${n} products.`);
    }
    const wrong = counts.findIndex((count) => !(count >= 0));
    if (wrong >= 0) throw new RangeError(`Product ${wrong} occurs ${counts[wrong]} times.`);
    this.productCount = n;
    this.index = new FactorIndex(vectors, vectors.length / n);
    this.into = powers(counts, -config.productExponent);
    this.outOf = powers(counts, config.popularity);
  }

  apply(row: HistoryRow, out: Float32Array): void {
    this.index.score(this.project(row), out);
    this.restorePopularity(out);
  }

  applyBatch(rows: readonly HistoryRow[], out: Float32Array): void {
    const { k } = this.index;
    const queries = new Float64Array(rows.length * k);
    rows.forEach((row, place) => queries.set(this.project(row), place * k));
    this.index.scoreBatch(queries, out);
    this.restorePopularity(out);
  }

  entries(products: Uint32Array, target: number): Float64Array {
    const { factors, k } = this.index;
    return Float64Array.from(products, (product) => {
      let sum = 0;
      for (let f = 0; f < k; f++) sum += factors[product * k + f] * factors[target * k + f];
      return this.into[product] * sum * this.outOf[target];
    });
  }

  /** r·D^−b·V */
  private project({ products, weights }: HistoryRow): Float64Array {
    const { factors, k } = this.index;
    const query = new Float64Array(k);
    for (let j = 0; j < products.length; j++) {
      const weight = weights[j] * this.into[products[j]];
      const from = products[j] * k;
      for (let f = 0; f < k; f++) query[f] += weight * factors[from + f];
    }
    return query;
  }

  private restorePopularity(scores: Float32Array): void {
    const { outOf, productCount: n } = this;
    for (let from = 0; from < scores.length; from += n) {
      for (let i = 0; i < n; i++) scores[from + i] *= outOf[i];
    }
  }
}
