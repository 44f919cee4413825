import { binCountOf, type FeatureBins } from "../data/feature-bins";
import { DECISION, MISSING, type Tree } from "../tree/tree";
import { BINS, type Split, type Units } from "./split";
import type { Workspace } from "./workspace";

/** What the builder is told of a leaf. */
interface Place {
  readonly start: number;
  readonly count: number;
  readonly second: number;
  readonly value: number;
}

/** A tree as it has grown; its values are those of the leaves themselves, before any learning rate. */
export interface GrownTree {
  readonly tree: Tree;
  /** For each leaf where its rows stand in `Workspace.rows`: from and to. */
  readonly places: readonly (readonly [from: number, to: number])[];
}

export interface TreeBuilder {
  /** Makes leaf number `at` a node; it goes on as the left one, the right one gets the next number. */
  split(at: number, leaf: Place, split: Split): void;
  finish(leaves: readonly Place[]): GrownTree;
}

interface Node {
  readonly split: Split;
  readonly leaf: Place;
  readonly threshold: number;
  readonly decision: number;
  left: number;
  right: number;
}

/** Collects nodes, and writes each for the kernels, too: which bins of it go left (`Workspace.nodes`, `tables`). */
export function createTreeBuilder(workspace: Workspace, units: Units): TreeBuilder {
  const { bins, table, tables, nodes: kernelNodes } = workspace;
  const nodes: Node[] = [];
  const categoryStarts = [0];
  const categories: number[] = [];
  /** For each leaf the node above it, and whether it hangs left. */
  const above: { node: number; isLeft: boolean }[] = [];
  const link = (leaf: number, child: number): void => {
    const parent = above[leaf];
    if (!parent) return;
    if (parent.isLeft) nodes[parent.node].left = child;
    else nodes[parent.node].right = child;
  };
  return {
    split(at, leaf, split) {
      const own = bins[split.feature];
      const leaves = nodes.length + 1;
      if (nodes.length > 0) link(at, nodes.length);
      const { threshold, decision } = describe(own, split, categoryStarts, categories);
      above[at] = { node: nodes.length, isLeft: true };
      above[leaves] = { node: nodes.length, isLeft: false };
      writeTable(own, split, new Uint8Array(table.buffer, table.byteOffset, BINS));
      tables.set(table, (BINS / 4) * nodes.length);
      nodes.push({ split, leaf, threshold, decision, left: -1 - at, right: -1 - leaves });
    },
    finish(leaves) {
      nodes.forEach(({ split, left, right }, node) =>
        kernelNodes.set([split.feature, left, right], 3 * node),
      );
      return {
        tree: toTree(nodes, leaves, units, categoryStarts, categories),
        places: leaves.map(({ start, count }) => [start, start + count]),
      };
    },
  };
}

function toTree(
  nodes: readonly Node[],
  leaves: readonly Place[],
  units: Units,
  categoryStarts: readonly number[],
  categories: readonly number[],
): Tree {
  const ofNodes = (read: (node: Node) => number): Float64Array => Float64Array.from(nodes, read);
  return {
    feature: Int32Array.from(nodes, ({ split }) => split.feature),
    threshold: ofNodes(({ threshold }) => threshold),
    decision: Uint8Array.from(nodes, ({ decision }) => decision),
    left: Int32Array.from(nodes, ({ left }) => left),
    right: Int32Array.from(nodes, ({ right }) => right),
    gain: ofNodes(({ split }) => split.gain),
    nodeValue: ofNodes(({ leaf }) => leaf.value),
    nodeWeight: ofNodes(({ leaf }) => leaf.second * units.second),
    nodeRows: ofNodes(({ leaf }) => leaf.count),
    leafValue: Float64Array.from(leaves, ({ value }) => value),
    leafWeight: Float64Array.from(leaves, ({ second }) => second * units.second),
    leafRows: Float64Array.from(leaves, ({ count }) => count),
    categoryStarts: Uint32Array.from(categoryStarts),
    categories: Uint32Array.from(categories),
    shrinkage: 1,
  };
}

/** A split in terms of values; sets of categories are appended. */
function describe(
  bins: FeatureBins,
  split: Split,
  categoryStarts: number[],
  categories: number[],
): { threshold: number; decision: number } {
  if (bins.kind === "numbers") {
    const missing = bins.hasMissing ? MISSING.NAN : MISSING.NONE;
    const left = split.missingLeft ? DECISION.MISSING_LEFT : 0;
    // What is left of the last bound is all there is but missing values.
    return { threshold: Math.min(bins.bounds[split.bin], MOST), decision: (missing << 2) | left };
  }
  const chosen = (split.bins ?? []).map((bin) => bins.categories[bin]);
  const words = new Uint32Array(1 + Math.floor(Math.max(...chosen) / 32));
  for (const category of chosen) words[category >> 5] |= 1 << (category & 31);
  const threshold = categoryStarts.length - 1;
  categories.push(...words);
  categoryStarts.push(categories.length);
  return { threshold, decision: DECISION.CATEGORIES | (MISSING.NAN << 2) };
}

/** Stands for infinity in LightGBM's files. */
const MOST = 1e300;

/** A 1 for each bin that goes left. */
function writeTable(bins: FeatureBins, { bin, bins: chosen, missingLeft }: Split, table: Uint8Array): void {
  table.fill(0);
  if (bins.kind === "numbers") {
    table.fill(1, 0, bin + 1);
    if (bins.hasMissing) table[binCountOf(bins) - 1] = missingLeft ? 1 : 0;
  } else {
    for (const one of chosen ?? []) table[one] = 1;
  }
}
