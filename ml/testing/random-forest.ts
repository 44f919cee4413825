import type { Rng } from "../base/rng";
import { DECISION, type Forest, type Tree } from "../boosting/tree/tree";

interface Shape {
  readonly trees: number;
  /** Of a tree at most. */
  readonly leaves: number;
  readonly features: number;
}

const ODD = [Number.NaN, 0, -0, 1e-36, Infinity, -Infinity, 1e300, -1, 3.7, 40, 41];

/** A value such as a row may hold: often one of the thresholds, at times an odd one. */
export function randomValue(rng: Rng): number {
  if (rng.uniform() < 0.2) return ODD[rng.integer(ODD.length)];
  return rng.integer(9) - 2 + (rng.uniform() < 0.5 ? 0 : rng.normal());
}

/** Trees of any shape and with every kind of node. */
export function randomForest({ trees, leaves, features }: Shape, rng: Rng): Forest {
  return {
    objective: "regression",
    featureNames: Array.from({ length: features }, (_, f) => `f${f}`),
    featureInfos: Array.from({ length: features }, () => "none"),
    trees: Array.from({ length: trees }, () => randomTree(1 + rng.integer(leaves), features, rng)),
    isAveraged: false,
  };
}

function randomTree(leaves: number, features: number, rng: Rng): Tree {
  const nodes = leaves - 1;
  const [left, right] = [new Int32Array(nodes), new Int32Array(nodes)];
  // Each leaf's node above it, as growing makes them: any leaf is split next.
  const above: { node: number; side: Int32Array }[] = [];
  for (let node = 0; node < nodes; node++) {
    const at = rng.integer(node + 1);
    if (node > 0) above[at].side[above[at].node] = node;
    left[node] = -1 - at;
    right[node] = -1 - (node + 1);
    above[at] = { node, side: left };
    above[node + 1] = { node, side: right };
  }
  const threshold = Float64Array.from(
    { length: nodes },
    () => rng.integer(9) - 2 + (rng.integer(2) ? 0 : rng.normal()),
  );
  const decision = Uint8Array.from(
    threshold,
    () => (rng.integer(3) << 2) | (rng.integer(2) * DECISION.MISSING_LEFT),
  );
  const starts = [0];
  const categories: number[] = [];
  for (let node = 0; node < nodes; node++) {
    if (rng.uniform() > 0.2) continue;
    decision[node] |= DECISION.CATEGORIES;
    threshold[node] = starts.length - 1;
    for (let word = 0; word <= rng.integer(2); word++) categories.push(rng.integer(2 ** 32));
    starts.push(categories.length);
  }
  const leafRows = Float64Array.from({ length: leaves }, () => 1 + rng.integer(20));
  const nodeRows = new Float64Array(nodes);
  const rowsOf = (child: number): number => (child < 0 ? leafRows[-1 - child] : nodeRows[child]);
  for (let node = nodes - 1; node >= 0; node--) nodeRows[node] = rowsOf(left[node]) + rowsOf(right[node]);
  return {
    feature: Int32Array.from(threshold, () => rng.integer(features)),
    threshold,
    decision,
    left,
    right,
    gain: threshold.map(() => rng.uniform()),
    nodeValue: new Float64Array(nodes),
    nodeWeight: new Float64Array(nodes),
    nodeRows,
    leafValue: leafRows.map(() => rng.normal()),
    leafWeight: leafRows,
    leafRows,
    categoryStarts: Uint32Array.from(starts),
    categories: Uint32Array.from(categories),
    shrinkage: 1,
  };
}
