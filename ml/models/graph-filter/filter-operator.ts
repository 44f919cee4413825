import { transpose, type Csr } from "../../linalg/sparse/csr";
import { FactorIndex } from "../../kernels/retrieval/factor-index";
import { powers } from "../../linalg/normalise";
import type { HistoryRow, ItemOperator } from "../../core/linear/item-operator";
import { SparseOperator } from "../../core/linear/sparse-operator";
import type { GraphFilterConfig } from "./config";
import type { GraphFilterParts } from "./fit";
import { createPaths, type Paths } from "./paths";

/** Rows scored in one pass over the directions. */
const BATCH = 4;

/**
 * S = P − κ·UΛUᵀ + α·D^−b·(UUᵀ + B)·D^q, never written out: P by way of the users, B as sparse rows, the rest as two
 * inner products per item.
 */
export class FilterOperator implements ItemOperator {
  readonly itemCount: number;
  private readonly byItem: Csr;
  private readonly paths: Paths;
  private readonly correction: SparseOperator;
  private readonly index: FactorIndex;
  /** −κΛ; what an item brings into the low-pass, and what it gets out of it. */
  private readonly removed: Float64Array;
  private readonly into: Float64Array;
  private readonly outOf: Float64Array;
  private readonly scores: Float32Array;
  private readonly corrected: Float32Array;

  /** @throws RangeError when the shapes do not fit each other */
  constructor(
    readonly parts: GraphFilterParts,
    config: Pick<GraphFilterConfig, "itemExponent" | "sharpening" | "lowPass" | "popularity">,
  ) {
    const { paths, directions, spectrum, correction, counts } = parts;
    const n = paths.columns;
    const lengths = [directions.length / spectrum.length, correction.rows, counts.length];
    if (lengths.some((length) => length !== n)) {
      throw new RangeError(
        `Directions, corrections and counts of ${lengths.join(", ")} items do not fit paths of ${n}.`,
      );
    }
    this.itemCount = n;
    this.byItem = transpose(paths);
    this.paths = createPaths(paths, this.byItem);
    this.correction = new SparseOperator(correction);
    this.index = new FactorIndex(directions, spectrum.length);
    this.removed = spectrum.map((value) => -config.sharpening * value);
    this.into = powers(counts, -config.itemExponent).map((value) => config.lowPass * value);
    this.outOf = powers(counts, config.popularity);
    this.scores = new Float32Array(2 * BATCH * n);
    this.corrected = new Float32Array(n);
  }

  apply(row: HistoryRow, out: Float32Array): void {
    this.applyBatch([row], out);
  }

  applyBatch(rows: readonly HistoryRow[], out: Float32Array): void {
    const { itemCount: n, scores, corrected, outOf } = this;
    for (let first = 0; first < rows.length; first += BATCH) {
      const batch = rows.slice(first, first + BATCH);
      this.index.scoreBatch(this.queriesOf(batch), scores);
      batch.forEach((row, place) => {
        const target = out.subarray((first + place) * n, (first + place + 1) * n);
        const [removed, passed] = [2 * place * n, (2 * place + 1) * n];
        this.correction.apply(this.bringIn(row), corrected);
        for (let i = 0; i < n; i++) {
          target[i] = scores[removed + i] + outOf[i] * (scores[passed + i] + corrected[i]);
        }
        this.paths.follow(row, target);
      });
    }
  }

  entries(items: Uint32Array, target: number): Float64Array {
    const { byItem, index, removed, into, outOf } = this;
    const k = index.k;
    const reached = new Float64Array(byItem.columns);
    for (let e = byItem.indptr[target]; e < byItem.indptr[target + 1]; e++) {
      reached[byItem.indices[e]] = byItem.values[e];
    }
    const corrections = this.correction.entries(items, target);
    return Float64Array.from(items, (item, place) => {
      let sum = into[item] * outOf[target] * corrections[place];
      for (let e = byItem.indptr[item]; e < byItem.indptr[item + 1]; e++) {
        sum += byItem.values[e] * reached[byItem.indices[e]];
      }
      const scale = into[item] * outOf[target];
      for (let f = 0; f < k; f++) {
        sum += index.factors[item * k + f] * index.factors[target * k + f] * (removed[f] + scale);
      }
      return sum;
    });
  }

  /** α·rD^−b */
  private bringIn({ items, weights }: HistoryRow): HistoryRow {
    return { items, weights: weights.map((weight, j) => weight * this.into[items[j]]) };
  }

  /** Two queries per row: −κ·rUΛ, and α·rD^−b·U. */
  private queriesOf(rows: readonly HistoryRow[]): Float64Array {
    const { index, removed } = this;
    const { k, factors } = index;
    const queries = new Float64Array(2 * rows.length * k);
    rows.forEach((history, row) => {
      const { items, weights } = history;
      const brought = this.bringIn(history).weights;
      const [first, second] = [2 * row * k, (2 * row + 1) * k];
      for (let j = 0; j < items.length; j++) {
        const from = items[j] * k;
        const weight = weights[j];
        const passed = brought[j];
        for (let f = 0; f < k; f++) {
          queries[first + f] += weight * factors[from + f];
          queries[second + f] += passed * factors[from + f];
        }
      }
      for (let f = 0; f < k; f++) queries[first + f] *= removed[f];
    });
    return queries;
  }
}
