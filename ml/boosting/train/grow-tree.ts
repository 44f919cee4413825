import type { BinnedRows } from "../data/binned-rows";
import { partsFor, runParts } from "../parts";
import type { BoostingParameters } from "../parameters";
import { findCategorySplit } from "./category-split";
import { createTreeBuilder, type GrownTree, type TreeBuilder } from "./tree-builder";
import {
  BINS,
  FEATURE,
  gainOf,
  PER_FEATURE,
  PER_LEAF,
  PER_SPLIT,
  type Split,
  type Units,
  valueOf,
  writeRules,
} from "./split";
import type { Workspace } from "./workspace";

/** A leaf while its tree grows. */
export interface Leaf {
  /** Its rows: places in `Workspace.rows`. */
  readonly start: number;
  readonly count: number;
  readonly second: number;
  readonly first: number;
  readonly depth: number;
  /** What monotone splits above it allow. */
  readonly lower: number;
  readonly upper: number;
  readonly value: number;
  /** Where its histogram is. */
  slot: number;
  split: Split | null;
}

/** What growing needs to know besides the workspace. */
export interface Growth {
  readonly workspace: Workspace;
  readonly binned: BinnedRows;
  readonly parameters: BoostingParameters;
  readonly units: Units;
}

/**
 * Grows a tree on the first `count` of the workspace's rows, whose gradients are whole numbers by now: the leaf whose split
 * takes most off the loss is split next (Shi 2007, as in LightGBM).
 */
export async function growTree(growth: Growth, count: number): Promise<GrownTree> {
  const { workspace, parameters, units } = growth;
  writeRules(workspace.rules, parameters, units);
  const root = await createRoot(growth, count);
  const leaves = [root];
  const builder = createTreeBuilder(workspace, units);
  let slots = 1;
  while (leaves.length < parameters.leaves) {
    const at = findBest(leaves);
    const split = leaves[at]?.split;
    if (!split) break;
    const [left, right] = await divide(growth, builder, leaves[at], at, split);
    leaves[at] = left;
    leaves.push(right);
    if (leaves.length === parameters.leaves) break;
    slots = await judge(growth, leaves[at].slot, slots, left, right);
  }
  return builder.finish(leaves);
}

async function createRoot(growth: Growth, count: number): Promise<Leaf> {
  const { workspace } = growth;
  const parts = await sumUp(growth, 0, count);
  // The sums of all rows, by the bins of any feature.
  let [second, first] = [0, 0];
  const { partial, bins } = workspace;
  for (let part = 0; part < parts; part++) {
    const at = 2 * BINS * bins.length * part;
    for (let bin = 0; bin < 2 * BINS; bin += 2) {
      second += partial[at + bin];
      first += partial[at + bin + 1] | 0;
    }
  }
  const { l1, l2 } = growth.parameters;
  const { units } = growth;
  const root: Leaf = {
    start: 0,
    count,
    second,
    first,
    depth: 0,
    lower: -Infinity,
    upper: Infinity,
    value: valueOf(first * units.first, second * units.second, l1, l2),
    slot: 0,
    split: null,
  };
  await findSplitsOf(growth, parts, root, null);
  return root;
}

/** Sums up the histograms of a leaf's rows; returns in how many parts. */
async function sumUp({ workspace, binned }: Growth, start: number, count: number): Promise<number> {
  const { kernel, rows, bins, gradients, partial, ranges } = workspace;
  const parts = partsFor(kernel, count);
  await runParts(kernel, ranges.parts.subarray(0, 2 * parts), "binHistograms", [
    rows,
    start,
    count,
    parts,
    bins.length,
    binned.stride,
    binned.byRow,
    gradients,
    partial,
  ]);
  return parts;
}

/** Which leaf to split next: of equal gains the first. */
function findBest(leaves: readonly Leaf[]): number {
  let best = 0;
  leaves.forEach((leaf, i) => {
    if ((leaf.split?.gain ?? 0) > (leaves[best].split?.gain ?? 0)) best = i;
  });
  return best;
}

/** Sorts the rows of a leaf to two sides. */
async function divide(
  growth: Growth,
  builder: TreeBuilder,
  leaf: Leaf,
  at: number,
  split: Split,
): Promise<[left: Leaf, right: Leaf]> {
  const { workspace, binned } = growth;
  const { kernel, rows, sorted, lefts, table, ranges } = workspace;
  builder.split(at, leaf, split);
  const parts = partsFor(kernel, leaf.count);
  const shared = ranges.parts.subarray(0, 2 * parts);
  const column = binned.columnOf(split.feature);
  await runParts(kernel, shared, "sortRows", [
    rows,
    leaf.start,
    leaf.count,
    parts,
    column,
    table,
    sorted,
    lefts,
  ]);
  await runParts(kernel, shared, "placeRows", [rows, leaf.start, leaf.count, parts, sorted, lefts]);
  const count = lefts.subarray(0, parts).reduce((sum, each) => sum + each, 0);
  return createChildren(growth, leaf, split, count);
}

function createChildren(
  { parameters, units }: Growth,
  leaf: Leaf,
  split: Split,
  count: number,
): [left: Leaf, right: Leaf] {
  const { lower, upper, depth, slot } = leaf;
  const output = (first: number, second: number): number => {
    const value = valueOf(first * units.first, second * units.second, parameters.l1, split.l2);
    return Math.min(Math.max(value, lower), upper);
  };
  const { leftFirst, leftSecond } = split;
  const [rightFirst, rightSecond] = [leaf.first - leftFirst, leaf.second - leftSecond];
  const [left, right] = [output(leftFirst, leftSecond), output(rightFirst, rightSecond)];
  const sign = parameters.monotone?.[split.feature] ?? 0;
  const middle = (left + right) / 2;
  const child = (
    start: number,
    rows: number,
    first: number,
    second: number,
    value: number,
    isBelow: boolean,
  ): Leaf => ({
    start,
    count: rows,
    second,
    first,
    depth: depth + 1,
    lower: sign !== 0 && !isBelow ? Math.max(lower, middle) : lower,
    upper: sign !== 0 && isBelow ? Math.min(upper, middle) : upper,
    value,
    slot,
    split: null,
  });
  return [
    child(leaf.start, count, leftFirst, leftSecond, left, sign > 0),
    child(leaf.start + count, leaf.count - count, rightFirst, rightSecond, right, sign < 0),
  ];
}

/** Finds the next splits of two new leaves: the smaller is summed up, the other is what it leaves of their parent's. */
async function judge(growth: Growth, slot: number, free: number, left: Leaf, right: Leaf): Promise<number> {
  if (!isDivisible(growth, left) && !isDivisible(growth, right)) return free;
  const [small, large] = left.count <= right.count ? [left, right] : [right, left];
  large.slot = slot;
  small.slot = free;
  const parts = await sumUp(growth, small.start, small.count);
  await findSplitsOf(growth, parts, small, large);
  return free + 1;
}

function isDivisible({ parameters }: Growth, { count, depth }: Leaf): boolean {
  const { minRows, maxDepth } = parameters;
  return count >= 2 * minRows && (maxDepth === 0 || depth < maxDepth);
}

async function findSplitsOf(growth: Growth, parts: number, small: Leaf, large: Leaf | null): Promise<void> {
  const { workspace, parameters, units } = growth;
  const { kernel, partial, slots, features, leaves, rules, found, ranges, bins } = workspace;
  leaves.fill(0);
  [small, large].forEach((leaf, i) => {
    if (leaf === null) return;
    const { second, first, count, lower, upper } = leaf;
    const gain = gainOf(first * units.first, second * units.second, parameters.l1, parameters.l2);
    const isOpen = second > 0 && isDivisible(growth, leaf);
    leaves.set([second, first, count, lower, upper, isOpen ? 1 : 0, gain], i * PER_LEAF);
  });
  await runParts(kernel, ranges.features, "findSplits", [
    parts,
    bins.length,
    partial,
    slots[small.slot],
    large === null ? 0 : slots[large.slot],
    features,
    leaves,
    rules,
    found,
  ]);
  if (leaves[5] !== 0) small.split = pickBest(growth, small, 0);
  if (large !== null && leaves[PER_LEAF + 5] !== 0) large.split = pickBest(growth, large, 1);
}

/** The best over all features: of equal gains the first. */
function pickBest({ workspace, parameters, units }: Growth, leaf: Leaf, place: number): Split | null {
  const { features, found, bins, slots } = workspace;
  const histogram = slots[leaf.slot];
  const sums = new Int32Array(histogram.buffer, histogram.byteOffset, histogram.length);
  let best: Split | null = null;
  for (let feature = 0; feature < bins.length; feature++) {
    let split: Split | null;
    const kind = features[PER_FEATURE * feature + 2];
    if (kind === FEATURE.CATEGORIES) {
      const own = sums.subarray(2 * BINS * feature, 2 * BINS * (feature + 1));
      const categories = features[PER_FEATURE * feature] - 1;
      split = findCategorySplit(feature, own, categories, leaf, parameters, units);
    } else {
      split = readSplit(found, PER_SPLIT * (place * bins.length + feature), feature, parameters.l2);
    }
    if (split && split.gain > (best?.gain ?? 0)) best = split;
  }
  return best;
}

function readSplit(found: Float64Array, at: number, feature: number, l2: number): Split | null {
  const gain = found[at];
  if (!(gain > 0)) return null;
  return {
    feature,
    gain,
    bin: found[at + 1],
    missingLeft: found[at + 2] !== 0,
    leftSecond: found[at + 3],
    leftFirst: found[at + 4],
    l2,
  };
}
