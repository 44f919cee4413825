import type { BinnedRows } from "../data/binned-rows";
import type { Loss } from "./labelled-rows";
import type { GrownTree } from "./tree-builder";
import { rangesUpTo, type Workspace } from "./workspace";

/** What each leaf adds to a score: its own value, or what its rows say, times the learning rate. */
export function leafValues(
  { tree, places }: GrownTree,
  { renew }: Loss,
  { rows, labels, scores }: Workspace,
  learningRate: number,
): Float64Array {
  return tree.leafValue.map((value, leaf) => {
    if (!renew) return value * learningRate;
    const [from, to] = places[leaf];
    const own = rows.subarray(from, to);
    return learningRate * renew(Float64Array.from(own, (row) => labels[row] - scores[row]));
  });
}

/** Adds a tree to the scores of all rows: those it has seen are in their leaves, the others walk. */
export async function addTree(
  workspace: Workspace,
  { places }: GrownTree,
  values: Float64Array,
  { stride, byRow }: BinnedRows,
  seen: number,
): Promise<void> {
  const { kernel, rows, scores, starts, values: shared, nodes, tables } = workspace;
  const order = Uint32Array.from(places, (_, leaf) => leaf).sort((a, b) => places[a][0] - places[b][0]);
  order.forEach((leaf, i) => {
    starts[i] = places[leaf][0];
    starts[i + 1] = places[leaf][1];
    shared[i] = values[leaf];
  });
  await kernel.share("addLeafValues", rangesUpTo(workspace, seen), [rows, starts, shared, scores]);
  if (seen === rows.length) return;
  shared.set(values);
  const others = rows.subarray(seen);
  // The ranges of rows count from 0; so do the places of those that have not been seen.
  await kernel.share("walkBins", rangesUpTo(workspace, others.length), [
    others,
    stride,
    byRow,
    nodes,
    tables,
    shared,
    scores,
  ]);
}
