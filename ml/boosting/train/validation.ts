import { binRows } from "../data/binned-rows";
import { rowsOf } from "../data/table";
import type { Objective } from "../parameters";
import type { Tree } from "../tree/tree";
import { measureLoss } from "./measure";
import type { TrainingRows } from "./training-rows";
import { rowRanges, type Workspace } from "./workspace";

/** Rows that are watched while others are learnt from. */
export interface Validation {
  /** Adds the tree that has just been grown; returns the loss then. */
  addTree(tree: Tree, values: Float64Array): Promise<number>;
}

/** Bins the rows as those that are learnt from. */
export async function createValidation(
  { kernel, bins, nodes, tables, values: shared }: Workspace,
  held: TrainingRows,
  objective: Objective,
  start: number,
): Promise<Validation> {
  const rows = rowsOf(held.table);
  const { stride, byRow } = await binRows(kernel, held.table, bins);
  const scores = kernel.doubles(rows).fill(start);
  const ranges = rowRanges(kernel, rows);
  return {
    async addTree(tree, values) {
      shared.set(values);
      await kernel.share("walkBins", ranges, [0, stride, byRow, nodes, tables, shared, scores]);
      return measureLoss(objective, held, scores);
    },
  };
}
