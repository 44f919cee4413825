import type { Csr } from "../../linalg/sparse/csr";
import { LinearModel } from "../../core/linear/linear-model";
import { SparseOperator } from "../../core/linear/sparse-operator";

/** How fast a user's own past fades. */
export interface CoOccurrenceServing {
  readonly decayPerDay: number;
  readonly floor: number;
}

/** Item neighbours: what others looked at on the same day as the things in the history, added up. */
export class CoOccurrenceModel extends LinearModel<SparseOperator> {
  /** @param neighbours items × items, as `countPairs` makes it */
  constructor(
    readonly neighbours: Csr,
    readonly config: CoOccurrenceServing,
  ) {
    super("co-occurrence", new SparseOperator(neighbours), { ...config, binary: false });
  }
}
