import type { HistoryRow, ItemOperator } from "./item-operator";

/** S in full, row-major. */
export class DenseOperator implements ItemOperator {
  readonly itemCount: number;

  /** @throws RangeError when `matrix` is not a square */
  constructor(readonly matrix: Float32Array) {
    this.itemCount = Math.round(Math.sqrt(matrix.length));
    if (this.itemCount ** 2 !== matrix.length)
      throw new RangeError(`${matrix.length} weights are no square.`);
  }

  apply({ items, weights }: HistoryRow, out: Float32Array): void {
    const { matrix, itemCount: n } = this;
    const sums = new Float64Array(n);
    for (let j = 0; j < items.length; j++) {
      const row = items[j] * n;
      const weight = weights[j];
      for (let i = 0; i < n; i++) sums[i] += weight * matrix[row + i];
    }
    out.set(sums);
  }

  entries(items: Uint32Array, target: number): Float64Array {
    return Float64Array.from(items, (item) => this.matrix[item * this.itemCount + target]);
  }
}
