import type { Csr } from "../../linalg/sparse/csr";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";

/** How fast a shopper's own past fades. */
export interface ItemKnnServing {
  readonly decayPerDay: number;
  readonly floor: number;
}

/** Item neighbours: what others looked at on the same day as the things in the history, added up. */
export class ItemKnnModel extends LinearModel<SparseOperator> {
  /** @param neighbours products × products, as `countPairs` makes it */
  constructor(
    readonly neighbours: Csr,
    readonly config: ItemKnnServing,
  ) {
    super("item-knn", new SparseOperator(neighbours), { ...config, binary: false });
  }
}
