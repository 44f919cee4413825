import type { FeatureBins } from "../data/feature-bins";
import type { Table } from "../data/table";
import type { Forest, Tree } from "../tree/tree";
import type { Loss } from "./labelled-rows";

/**
 * A tree as it counts: its leaves' values, its nodes' in the same measure, and the score that all rows begin with, which the
 * first tree brings along.
 */
export function finishTree(tree: Tree, values: Float64Array, start: number, learningRate: number): Tree {
  return {
    ...tree,
    leafValue: values.map((value) => value + start),
    nodeValue: tree.nodeValue.map((value) => value * learningRate + start),
    // As LightGBM has it: a tree with something else in its values was not shrunk as a whole.
    shrinkage: start === 0 ? learningRate : 1,
  };
}

/** A tree that says one thing to everybody. */
export function constantTree(value: number, rows: number): Tree {
  return {
    feature: new Int32Array(0),
    threshold: new Float64Array(0),
    decision: new Uint8Array(0),
    left: new Int32Array(0),
    right: new Int32Array(0),
    gain: new Float64Array(0),
    nodeValue: new Float64Array(0),
    nodeWeight: new Float64Array(0),
    nodeRows: new Float64Array(0),
    leafValue: Float64Array.of(value),
    leafWeight: Float64Array.of(0),
    leafRows: Float64Array.of(rows),
    categoryStarts: Uint32Array.of(0),
    categories: new Uint32Array(0),
    shrinkage: 1,
  };
}

export function toForest(
  { text }: Loss,
  table: Table,
  bins: readonly FeatureBins[],
  trees: readonly Tree[],
): Forest {
  return {
    objective: text,
    featureNames: table.names ?? bins.map((_, feature) => `Column_${feature}`),
    featureInfos: bins.map(describe),
    trees,
    isAveraged: false,
  };
}

/** As LightGBM writes it. */
function describe(bins: FeatureBins): string {
  if (bins.kind === "categories") {
    return bins.categories.length > 0 ? bins.categories.toSorted((a, b) => a - b).join(":") : "none";
  }
  return bins.bounds.length > 1 || bins.hasMissing ? `[${bins.low}:${bins.high}]` : "none";
}
