import { DECISION, type Forest, type Tree } from "../tree/tree";

/** Bits of a word. */
export const BITS = 32;

/**
 * What the rows of a column hold: one feature, read as some of its nodes read it. A value that is missing there becomes
 * −Infinity, which passes every node, or NaN, which fails every node.
 */
export interface NumberColumn {
  readonly kind: "numbers";
  readonly feature: number;
  /** Of MISSING. */
  readonly missing: number;
  readonly missingLeft: boolean;
}

/** The answer of one node about categories: −Infinity goes left, NaN right. */
export interface CategoryColumn {
  readonly kind: "categories";
  readonly feature: number;
  /** Bits of the categories that go left. */
  readonly words: Uint32Array;
}

export type Column = NumberColumn | CategoryColumn;

/** A forest as the operation `scoreForest` reads it. */
export interface BitVectors {
  readonly columns: readonly Column[];
  readonly columnStarts: Uint32Array;
  readonly thresholds: Float64Array;
  /** Word and mask of each. */
  readonly entries: Uint32Array;
  readonly treeStarts: Uint32Array;
  readonly leaves: Float64Array;
}

interface Entry {
  readonly threshold: number;
  readonly word: number;
  readonly mask: number;
}

/**
 * Turns trees into bit vectors (QuickScorer, Lucchese et al. 2015). A row that fails a node can reach no leaf on its left; the
 * nodes of a feature stand in the order of their thresholds, so that the first one that is passed ends the feature.
 */
export function encodeForest({ trees }: Forest): BitVectors {
  const columns = new Map<string, { column: Column; entries: Entry[] }>();
  const treeStarts = [0];
  const leaves: number[] = [];
  trees.forEach((tree, number) => {
    const first = treeStarts[number];
    const { order, ranges } = orderLeaves(tree);
    const words = Math.ceil(order.length / BITS);
    treeStarts.push(first + words);
    for (let place = 0; place < words * BITS; place++) leaves.push(tree.leafValue[order[place]] ?? 0);
    ranges.forEach(([from, to], node) => {
      const { key, column } = describe(tree, node, number);
      const known = columns.get(key) ?? { column, entries: [] };
      columns.set(key, known);
      // What a node about categories says is in the value, which is nothing but −Infinity or NaN.
      const threshold = column.kind === "numbers" ? tree.threshold[node] : 0;
      for (let word = Math.floor(from / BITS); word * BITS < to; word++) {
        known.entries.push({ threshold, word: first + word, mask: ~bitsBetween(from, to, word) });
      }
    });
  });
  return {
    ...layOut([...columns.values()]),
    treeStarts: Uint32Array.from(treeStarts),
    leaves: Float64Array.from(leaves),
  };
}

/** The leaves from left to right, and for each node the places of those on its left: from and to. */
function orderLeaves(tree: Tree): { order: number[]; ranges: [from: number, to: number][] } {
  const order: number[] = [];
  const ranges: [number, number][] = [];
  // A node is met twice: before its left side, and between both.
  const path: { node: number; isBetween: boolean }[] = [
    { node: tree.leafValue.length > 1 ? 0 : -1, isBetween: false },
  ];
  for (let step = path.pop(); step !== undefined; step = path.pop()) {
    const { node, isBetween } = step;
    if (node < 0) order.push(-1 - node);
    else if (isBetween) ranges[node][1] = order.length;
    else {
      ranges[node] = [order.length, order.length];
      path.push({ node: tree.right[node], isBetween: false });
      path.push({ node, isBetween: true });
      path.push({ node: tree.left[node], isBetween: false });
    }
  }
  return { order, ranges };
}

function describe(tree: Tree, node: number, number: number): { key: string; column: Column } {
  const feature = tree.feature[node];
  const bits = tree.decision[node];
  if (bits & DECISION.CATEGORIES) {
    const set = tree.threshold[node];
    const words = tree.categories.slice(tree.categoryStarts[set], tree.categoryStarts[set + 1]);
    return { key: `${feature} ${number} ${node}`, column: { kind: "categories", feature, words } };
  }
  const [missing, missingLeft] = [bits >> 2, (bits & DECISION.MISSING_LEFT) !== 0];
  return { key: `${feature} ${bits}`, column: { kind: "numbers", feature, missing, missingLeft } };
}

/** Those bits of a word that stand for the places from … to − 1. */
function bitsBetween(from: number, to: number, word: number): number {
  const [low, high] = [Math.max(0, from - word * BITS), Math.min(BITS, to - word * BITS)];
  const below = (bits: number): number => (bits >= BITS ? -1 : (1 << bits) - 1);
  return below(high) & ~below(low);
}

function layOut(
  found: readonly { readonly column: Column; readonly entries: Entry[] }[],
): Pick<BitVectors, "columns" | "columnStarts" | "thresholds" | "entries"> {
  const columnStarts = [0];
  const all: Entry[] = [];
  for (const { entries } of found) {
    for (const entry of entries.sort((a, b) => a.threshold - b.threshold)) all.push(entry);
    columnStarts.push(all.length);
  }
  return {
    columns: found.map(({ column }) => column),
    columnStarts: Uint32Array.from(columnStarts),
    thresholds: Float64Array.from(all, ({ threshold }) => threshold),
    entries: Uint32Array.from(all.flatMap(({ word, mask }) => [word, mask])),
  };
}
