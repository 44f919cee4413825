import type { Csr } from "../data/csr";
import { LinearModel } from "../linear/linear-model";
import { SparseOperator } from "../linear/sparse-operator";

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
