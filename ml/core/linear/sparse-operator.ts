import { lowerBound } from "../../base/bounds";
import type { Csr } from "../../linalg/sparse/csr";
import type { Answer } from "../answer";
import { ScorePlace, SparseAnswer } from "../answers/sparse-answer";
import { SparseSums } from "../answers/sparse-sums";
import type { HistoryRow, ItemOperator } from "./item-operator";

/** S by its entries that are not 0: rows added up. */
export class SparseOperator implements ItemOperator {
  readonly itemCount: number;
  /** Made when it is first asked for an answer. */
  private scratch: { readonly sums: SparseSums<Float32Array>; readonly place: ScorePlace } | undefined;

  /** @param matrix products × items; row j holds what having j adds to the scores of others */
  constructor(readonly matrix: Csr) {
    this.itemCount = matrix.rows;
  }

  apply({ items, weights }: HistoryRow, out: Float32Array): void {
    const { indptr, indices, values } = this.matrix;
    out.fill(0);
    for (let j = 0; j < items.length; j++) {
      const weight = weights[j];
      for (let e = indptr[items[j]]; e < indptr[items[j] + 1]; e++) {
        out[indices[e]] += weight * values[e];
      }
    }
  }

  answer({ items, weights }: HistoryRow, met: Uint32Array, explain: (item: number) => Float32Array): Answer {
    const { indptr, indices, values } = this.matrix;
    const { sums, place } = (this.scratch ??= {
      sums: new SparseSums(new Float32Array(this.itemCount)),
      place: new ScorePlace(this.itemCount),
    });
    for (let j = 0; j < items.length; j++) {
      sums.addEntries(weights[j], indices, values, indptr[items[j]], indptr[items[j] + 1]);
    }
    return new SparseAnswer(place, sums.take(met), explain);
  }

  entries(items: Uint32Array, target: number): Float64Array {
    const { indptr, indices, values } = this.matrix;
    const found = new Float64Array(items.length);
    for (let j = 0; j < items.length; j++) {
      const end = indptr[items[j] + 1];
      const place = lowerBound(indices, target, indptr[items[j]], end);
      if (place < end && indices[place] === target) found[j] = values[place];
    }
    return found;
  }
}
