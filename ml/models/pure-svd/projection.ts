import type { Answer } from "../../core/answer";
import { FactorAnswer, FactorSearch } from "../../core/answers/factor-answer";
import { FactorIndex } from "../../kernels/retrieval/factor-index";
import { powers } from "../../linalg/normalise";
import type { HistoryRow, ItemOperator } from "../../core/linear/item-operator";
import type { PureSvdConfig } from "./config";
import type { SvdParts } from "./fit";

/** S = D^−b·VVᵀ·D^q as two thin factors. */
export class Projection implements ItemOperator {
  readonly itemCount: number;
  private readonly index: FactorIndex;
  private readonly into: Float64Array;
  private readonly outOf: Float64Array;
  private readonly search: FactorSearch;

  /** @throws RangeError when the shapes do not fit each other, and for counts below 0 */
  constructor(
    readonly parts: SvdParts,
    config: Pick<PureSvdConfig, "itemExponent" | "popularity">,
  ) {
    const { vectors, counts } = parts;
    const n = counts.length;
    if (n === 0 || vectors.length % n !== 0 || vectors.length === 0) {
      throw new RangeError(`${vectors.length} numbers are no vectors of ${n} items.`);
    }
    const wrong = counts.findIndex((count) => !(count >= 0));
    if (wrong >= 0) throw new RangeError(`Item ${wrong} occurs ${counts[wrong]} times.`);
    this.itemCount = n;
    this.index = new FactorIndex(vectors, vectors.length / n);
    this.into = powers(counts, -config.itemExponent);
    this.outOf = powers(counts, config.popularity);
    this.search = new FactorSearch(this.index, this.outOf);
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

  answer(row: HistoryRow, met: Uint32Array, explain: (item: number) => Float32Array): Answer {
    return new FactorAnswer(this.search, this.project(row), met, explain);
  }

  entries(items: Uint32Array, target: number): Float64Array {
    const { factors, k } = this.index;
    return Float64Array.from(items, (item) => {
      let sum = 0;
      for (let f = 0; f < k; f++) sum += factors[item * k + f] * factors[target * k + f];
      return this.into[item] * sum * this.outOf[target];
    });
  }

  /** r·D^−b·V */
  private project({ items, weights }: HistoryRow): Float64Array {
    const { factors, k } = this.index;
    const query = new Float64Array(k);
    for (let j = 0; j < items.length; j++) {
      const weight = weights[j] * this.into[items[j]];
      const from = items[j] * k;
      for (let f = 0; f < k; f++) query[f] += weight * factors[from + f];
    }
    return query;
  }

  private restorePopularity(scores: Float32Array): void {
    const { outOf, itemCount: n } = this;
    for (let from = 0; from < scores.length; from += n) {
      for (let i = 0; i < n; i++) scores[from + i] *= outOf[i];
    }
  }
}
