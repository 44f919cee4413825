import type { HistoryRow, ItemOperator } from "./item-operator";

/** S in full, row-major. */
export class DenseOperator implements ItemOperator {
  readonly productCount: number;

  /** @throws RangeError when `matrix` is not a square */
  constructor(readonly matrix: Float32Array) {
    this.productCount = Math.round(Math.sqrt(matrix.length));
    if (this.productCount ** 2 !== matrix.length)
      throw new RangeError(`${matrix.length} weights are no square.`);
  }

  apply({ products, weights }: HistoryRow, out: Float32Array): void {
    const { matrix, productCount: n } = this;
    const sums = new Float64Array(n);
    for (let j = 0; j < products.length; j++) {
      const row = products[j] * n;
      const weight = weights[j];
      for (let i = 0; i < n; i++) sums[i] += weight * matrix[row + i];
    }
    out.set(sums);
  }

  entries(products: Uint32Array, target: number): Float64Array {
    return Float64Array.from(products, (product) => this.matrix[product * this.productCount + target]);
  }
}
