import { DECISION, type Forest, MISSING, NEXT_TO_ZERO, type Tree } from "./tree";

/** The leaf of a row whose features stand from `at` on. */
export function walkTree(tree: Tree, values: ArrayLike<number>, at = 0): number {
  let node = tree.leafValue.length > 1 ? 0 : -1;
  while (node >= 0) {
    node = goesLeft(tree, node, values[at + tree.feature[node]]) ? tree.left[node] : tree.right[node];
  }
  return -1 - node;
}

/** Which way a value goes at a node. */
export function goesLeft(
  { threshold, decision, categoryStarts, categories }: Tree,
  node: number,
  value: number,
): boolean {
  const bits = decision[node];
  if (bits & DECISION.CATEGORIES) {
    const set = threshold[node];
    return isInSet(categories, categoryStarts[set], categoryStarts[set + 1], value);
  }
  const missing = bits >> 2;
  const known = Number.isNaN(value) && missing !== MISSING.NAN ? 0 : value;
  if (isMissing(missing, known)) return (bits & DECISION.MISSING_LEFT) !== 0;
  return known <= threshold[node];
}

/** Whether a value counts as missing; NaN has been read as 0 where it does not. */
export function isMissing(missing: number, value: number): boolean {
  if (missing === MISSING.NAN) return Number.isNaN(value);
  return missing === MISSING.ZERO && Math.abs(value) <= NEXT_TO_ZERO;
}

/** Whether a category's bit is set in the words from `start` to `end` − 1. */
export function isInSet(words: Uint32Array, start: number, end: number, value: number): boolean {
  // Towards zero, so that −0.5 is category 0; what is no number, or below it, is in no set.
  const category = Math.trunc(value);
  const word = start + Math.floor(category / 32);
  return category >= 0 && word < end && (words[word] & (1 << (category % 32))) !== 0;
}

/**
 * Raw scores by walking each tree: what every other way to predict has to equal.
 *
 * @param values row-major, as many columns as the forest has features
 */
export function scoreByWalking(
  { trees, featureNames, isAveraged }: Forest,
  values: ArrayLike<number>,
): Float64Array {
  const width = featureNames.length;
  const scores = new Float64Array(values.length / width);
  for (let row = 0; row < scores.length; row++) {
    let sum = 0;
    for (const tree of trees) sum += tree.leafValue[walkTree(tree, values, row * width)];
    scores[row] = isAveraged && trees.length > 0 ? sum / trees.length : sum;
  }
  return scores;
}
