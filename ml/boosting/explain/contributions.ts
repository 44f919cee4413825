import type { Forest, Tree } from "../tree/tree";
import { goesLeft } from "../tree/walk";

/**
 * How much of a row's score each feature brought (TreeSHAP, Lundberg et al. 2018, by the rows of training that took each path:
 * "path-dependent"). Exact Shapley values of that game, so they add up to the score.
 *
 * @param values row-major, as many columns as the forest has features
 * @returns row-major, for each row one number per feature, and then the score of an average row
 * @throws RangeError when a tree does not say how many rows its nodes had
 */
export function contributionsOf(forest: Forest, values: ArrayLike<number>): Float64Array {
  const { trees, featureNames, isAveraged } = forest;
  const width = featureNames.length;
  const rows = values.length / width;
  if (!Number.isInteger(rows)) throw new RangeError(`${values.length} values are no rows of ${width}.`);
  const out = new Float64Array(rows * (width + 1));
  trees.forEach((tree, number) => {
    const depth = checkTree(tree, number);
    const average = expectedValue(tree);
    const path = createPath(depth + 2);
    for (let row = 0; row < rows; row++) {
      const own = out.subarray(row * (width + 1), (row + 1) * (width + 1));
      own[width] += average;
      if (depth > 0) explain({ tree, values, at: row * width, path, out: own }, rootOf(), 0, 0);
    }
  });
  return isAveraged && trees.length > 0 ? out.map((value) => value / trees.length) : out;
}

/** The mean of a tree's leaves over the rows that it was trained on. */
function expectedValue({ leafValue, leafRows }: Tree): number {
  if (leafValue.length === 1) return leafValue[0];
  let [sum, rows] = [0, 0];
  leafValue.forEach((value, leaf) => {
    sum += value * leafRows[leaf];
    rows += leafRows[leaf];
  });
  return sum / rows;
}

/** The most nodes on a path. */
function checkTree({ left, right, nodeRows, leafRows }: Tree, number: number): number {
  const depths = new Uint32Array(left.length).fill(1);
  let most = 0;
  for (let node = 0; node < left.length; node++) {
    most = Math.max(most, depths[node]);
    for (const child of [left[node], right[node]]) if (child >= 0) depths[child] = depths[node] + 1;
    if (!(nodeRows[node] > 0))
      throw new RangeError(`Tree ${number} does not say how many rows node ${node} had.`);
  }
  const empty = left.length > 0 ? leafRows.findIndex((rows) => !(rows > 0)) : -1;
  if (empty >= 0) throw new RangeError(`Tree ${number} does not say how many rows leaf ${empty} had.`);
  return most;
}

/**
 * The features on the way down, of each: the share of rows that go this way when it is not known, whether this row does when
 * it is, and the weight of subsets of so many known features. A level of the tree has a stretch of its own.
 */
interface Path {
  readonly size: number;
  readonly feature: Int32Array;
  readonly zero: Float64Array;
  readonly one: Float64Array;
  readonly weight: Float64Array;
}

function createPath(size: number): Path {
  const length = size * size;
  return {
    size,
    feature: new Int32Array(length),
    zero: new Float64Array(length),
    one: new Float64Array(length),
    weight: new Float64Array(length),
  };
}

interface Walk {
  readonly tree: Tree;
  readonly values: ArrayLike<number>;
  readonly at: number;
  readonly path: Path;
  readonly out: Float64Array;
}

/** What the way from a node to a child adds to the path. */
interface Step {
  readonly node: number;
  readonly feature: number;
  readonly zero: number;
  readonly one: number;
}

const rootOf = (): Step => ({ node: 0, feature: -1, zero: 1, one: 1 });

/** Goes down both sides of a node and adds at each leaf what each feature on the path is responsible for. */
function explain(walk: Walk, { node, feature, zero, one }: Step, level: number, length: number): void {
  const { tree, values, at, path } = walk;
  const base = level * path.size;
  if (level > 0) copyPath(path, base - path.size, base, length);
  extend(path, base, length, feature, zero, one);
  let last = length;
  if (node < 0) {
    addLeaf(walk, base, last, tree.leafValue[-1 - node]);
    return;
  }
  const own = tree.feature[node];
  let [zeroBefore, oneBefore] = [1, 1];
  // A feature that is on the path already counts once, with both of its steps.
  let met = 1;
  while (met <= last && path.feature[base + met] !== own) met++;
  if (met <= last) {
    [zeroBefore, oneBefore] = [path.zero[base + met], path.one[base + met]];
    unwind(path, base, last, met);
    last--;
  }
  const isLeft = goesLeft(tree, node, values[at + own]);
  const rows = tree.nodeRows[node];
  for (const [child, isHot] of [
    [tree.left[node], isLeft],
    [tree.right[node], !isLeft],
  ] as const) {
    const share = (child < 0 ? tree.leafRows[-1 - child] : tree.nodeRows[child]) / rows;
    const step = { node: child, feature: own, zero: zeroBefore * share, one: isHot ? oneBefore : 0 };
    explain(walk, step, level + 1, last + 1);
  }
}

function copyPath({ feature, zero, one, weight }: Path, from: number, to: number, length: number): void {
  feature.copyWithin(to, from, from + length);
  zero.copyWithin(to, from, from + length);
  one.copyWithin(to, from, from + length);
  weight.copyWithin(to, from, from + length);
}

/** Puts a feature at place `last` of the path, and lets every subset be with and without it. */
function extend(path: Path, base: number, last: number, feature: number, zero: number, one: number): void {
  const { weight } = path;
  path.feature[base + last] = feature;
  path.zero[base + last] = zero;
  path.one[base + last] = one;
  weight[base + last] = last === 0 ? 1 : 0;
  for (let i = last - 1; i >= 0; i--) {
    weight[base + i + 1] += (one * weight[base + i] * (i + 1)) / (last + 1);
    weight[base + i] = (zero * weight[base + i] * (last - i)) / (last + 1);
  }
}

/** Takes the feature at a place off the path again. */
function unwind(path: Path, base: number, last: number, place: number): void {
  const { feature, zero, one, weight } = path;
  const [ownZero, ownOne] = [zero[base + place], one[base + place]];
  let next = weight[base + last];
  for (let i = last - 1; i >= 0; i--) {
    if (ownOne !== 0) {
      const before = weight[base + i];
      weight[base + i] = (next * (last + 1)) / ((i + 1) * ownOne);
      next = before - (weight[base + i] * ownZero * (last - i)) / (last + 1);
    } else {
      weight[base + i] = (weight[base + i] * (last + 1)) / (ownZero * (last - i));
    }
  }
  for (let i = place; i < last; i++) {
    feature[base + i] = feature[base + i + 1];
    zero[base + i] = zero[base + i + 1];
    one[base + i] = one[base + i + 1];
  }
}

function addLeaf({ path, out }: Walk, base: number, last: number, value: number): void {
  const { feature, zero, one } = path;
  for (let i = 1; i <= last; i++) {
    const weight = sumUnwound(path, base, last, i);
    out[feature[base + i]] += weight * (one[base + i] - zero[base + i]) * value;
  }
}

/** The sum of the weights that would be left without the feature at a place. */
function sumUnwound({ zero, one, weight }: Path, base: number, last: number, place: number): number {
  const [ownZero, ownOne] = [zero[base + place], one[base + place]];
  let next = weight[base + last];
  let sum = 0;
  for (let i = last - 1; i >= 0; i--) {
    if (ownOne !== 0) {
      const own = (next * (last + 1)) / ((i + 1) * ownOne);
      sum += own;
      next = weight[base + i] - (own * ownZero * (last - i)) / (last + 1);
    } else {
      sum += (weight[base + i] * (last + 1)) / (ownZero * (last - i));
    }
  }
  return sum;
}
