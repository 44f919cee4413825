import type { BoostingParameters } from "../parameters";
import { gainOf, type Split, type Units } from "./split";

/** A leaf as the search for a split sees it. */
export interface LeafSums {
  readonly second: number;
  readonly first: number;
  readonly count: number;
}

interface Sums {
  second: number;
  first: number;
  rows: number;
}

interface Search {
  readonly feature: number;
  readonly leaf: LeafSums;
  readonly parameters: BoostingParameters;
  readonly units: Units;
  readonly l2: number;
  best: Split | null;
}

/**
 * The best set of categories to go left (Fisher 1958, as LightGBM does it): with few of them each alone, else those in front
 * or at the end of an order by mean derivative. Rare and missing ones, which share the last bin, go right.
 *
 * @param sums of each bin, second derivatives first
 * @param categories how many bins are of single categories
 */
export function findCategorySplit(
  feature: number,
  sums: Int32Array,
  categories: number,
  leaf: LeafSums,
  parameters: BoostingParameters,
  units: Units,
): Split | null {
  const rowsPerSecond = leaf.count / leaf.second;
  const all = Array.from({ length: categories }, (_, bin) => ({
    bin,
    second: sums[2 * bin],
    first: sums[2 * bin + 1],
    rows: Math.floor(sums[2 * bin] * rowsPerSecond + 0.5),
  }));
  const { smoothing, oneByOne, l2: more } = parameters.categories;
  const { l2 } = parameters;
  if (categories + 1 <= oneByOne) {
    const search: Search = { feature, leaf, parameters, units, l2, best: null };
    for (const one of all) if (isRoomy(one, search)) offer(search, one, [one.bin]);
    return search.best;
  }
  const mean = (of: Sums): number => (of.first * units.first) / (of.second * units.second + smoothing);
  const order = all
    .filter(({ rows }) => rows >= smoothing)
    .sort((a, b) => mean(a) - mean(b) || a.bin - b.bin);
  const search: Search = { feature, leaf, parameters, units, l2: l2 + more, best: null };
  walk(search, order);
  walk(search, order.toReversed());
  return search.best;
}

/** Takes one category after the other to the left. */
function walk(search: Search, order: readonly (Sums & { readonly bin: number })[]): void {
  const { leaf, parameters } = search;
  const { minRows, categories } = parameters;
  const most = Math.min(categories.most, Math.floor((order.length + 1) / 2));
  const left: Sums = { second: 0, first: 0, rows: 0 };
  let sinceLast = 0;
  for (let i = 0; i < most; i++) {
    left.second += order[i].second;
    left.first += order[i].first;
    left.rows += order[i].rows;
    sinceLast += order[i].rows;
    const others = leaf.count - left.rows;
    if (others < minRows || others < categories.minRows) return;
    if (sinceLast < categories.minRows || !isRoomy(left, search)) continue;
    sinceLast = 0;
    offer(
      search,
      left,
      order.slice(0, i + 1).map(({ bin }) => bin),
    );
  }
}

/** Whether both sides have what a leaf needs. */
function isRoomy(left: Sums, { leaf, parameters, units }: Search): boolean {
  const { minRows, minHessian } = parameters;
  if (left.second <= 0 || left.second >= leaf.second) return false;
  if (left.rows < minRows || leaf.count - left.rows < minRows) return false;
  return Math.min(left.second, leaf.second - left.second) * units.second >= minHessian;
}

function offer(search: Search, left: Sums, bins: readonly number[]): void {
  const { leaf, parameters, units, l2, feature } = search;
  const { l1, minGain } = parameters;
  const side = (first: number, second: number, damping: number): number =>
    gainOf(first * units.first, second * units.second, l1, damping);
  const gain =
    side(left.first, left.second, l2) +
    side(leaf.first - left.first, leaf.second - left.second, l2) -
    side(leaf.first, leaf.second, parameters.l2);
  if (!(gain > minGain && gain > (search.best?.gain ?? -1))) return;
  search.best = {
    feature,
    gain,
    bin: 0,
    missingLeft: false,
    bins,
    leftSecond: left.second,
    leftFirst: left.first,
    l2,
  };
}
