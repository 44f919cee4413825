import type { BoostingOperations } from "../operations/boosting-operations";

type FindSplits = BoostingOperations["findSplits"];

const BINS = 256;
const WORDS = 2 * BINS;
/** Numbers of each in `features`, `leaves` and `found`. */
const [PER_FEATURE, PER_LEAF, PER_SPLIT] = [4, 8, 8];
const [SKIPPED, NUMBERS] = [0, 1];

export function findSplits(from: number, to: number, _scratch: ArrayBuffer, ...operands: FindSplits): void {
  const [parts, featureCount, histograms, small, large, features, leaves, , found] = operands;
  for (let feature = from; feature < to; feature++) {
    const kind = features[feature * PER_FEATURE + 2];
    const at = feature * WORDS;
    const words = 2 * features[feature * PER_FEATURE];
    for (let leaf = 0; leaf < 2; leaf++) found[(leaf * featureCount + feature) * PER_SPLIT] = -1;
    if (kind === SKIPPED) continue;
    for (let w = at; w < at + words; w++) {
      let sum = 0;
      for (let part = 0; part < parts; part++) sum += histograms[part * featureCount * WORDS + w];
      small[w] = sum;
      if (large !== 0) large[w] -= sum;
    }
    if (kind !== NUMBERS) continue;
    if (leaves[5] !== 0) scan(0, feature, small, operands);
    if (large !== 0 && leaves[PER_LEAF + 5] !== 0) scan(1, feature, large, operands);
  }
}

/** What one split is judged by: the leaf's sums, the rules, the best so far. */
interface Scan {
  readonly leaf: Float64Array;
  readonly rules: Float64Array;
  readonly monotone: number;
  readonly parentGain: number;
  readonly best: Float64Array;
}

function scan(leafIndex: number, feature: number, histogram: Uint32Array, operands: FindSplits): void {
  const [, featureCount, , , , features, leaves, rules, found] = operands;
  const leaf = leaves.subarray(leafIndex * PER_LEAF, (leafIndex + 1) * PER_LEAF);
  const best = found.subarray(
    (leafIndex * featureCount + feature) * PER_SPLIT,
    (leafIndex * featureCount + feature + 1) * PER_SPLIT,
  );
  const [binCount, hasMissing, , direction] = features.subarray(feature * PER_FEATURE);
  const sums = new Int32Array(histogram.buffer, histogram.byteOffset, histogram.length);
  const at = feature * WORDS;
  const state = { leaf, rules, monotone: direction - 1, parentGain: leaf[6], best };
  const numbers = binCount - hasMissing;
  const [missingSecond, missingFirst] =
    hasMissing === 0 ? [0, 0] : [sums[at + 2 * numbers], sums[at + 2 * numbers + 1]];
  let [second, first] = [0, 0];
  for (let bin = 0; bin < numbers; bin++) {
    const added = sums[at + 2 * bin];
    if (added === 0 && sums[at + 2 * bin + 1] === 0) continue;
    second += added;
    first += sums[at + 2 * bin + 1];
    consider(state, bin, 0, second, first);
    if (missingSecond !== 0) consider(state, bin, 1, second + missingSecond, first + missingFirst);
  }
}

function consider(
  { leaf, rules, monotone, parentGain, best }: Scan,
  bin: number,
  missingLeft: number,
  second: number,
  first: number,
): void {
  const [unitFirst, unitSecond, l1, l2, minRows, minSecond, minGain, isBounded] = rules;
  const [allSecond, allFirst, count] = leaf;
  const rows = Math.floor(second * (count / allSecond) + 0.5);
  if (rows < minRows || count - rows < minRows) return;
  const [leftSecond, rightSecond] = [second * unitSecond, (allSecond - second) * unitSecond];
  if (!(leftSecond >= minSecond && rightSecond >= minSecond)) return;
  if (second <= 0 || second >= allSecond) return;
  const [leftFirst, rightFirst] = [first * unitFirst, (allFirst - first) * unitFirst];
  const gain =
    isBounded === 0
      ? freeGain(leftFirst, leftSecond, l1, l2) + freeGain(rightFirst, rightSecond, l1, l2) - parentGain
      : boundedGain(leftFirst, leftSecond, rightFirst, rightSecond, leaf, rules, monotone) - parentGain;
  if (!(gain > minGain && gain > best[0])) return;
  best[0] = gain;
  best[1] = bin;
  best[2] = missingLeft;
  best[3] = second;
  best[4] = first;
}

function freeGain(first: number, second: number, l1: number, l2: number): number {
  const size = Math.max(Math.abs(first) - l1, 0);
  return (size * size) / (second + l2);
}

/** −Infinity where the values of the two sides stand in the wrong order. */
function boundedGain(
  leftFirst: number,
  leftSecond: number,
  rightFirst: number,
  rightSecond: number,
  leaf: Float64Array,
  rules: Float64Array,
  monotone: number,
): number {
  const [l1, l2] = [rules[2], rules[3]];
  const left = boundedOutput(leftFirst, leftSecond, l1, l2, leaf[3], leaf[4]);
  const right = boundedOutput(rightFirst, rightSecond, l1, l2, leaf[3], leaf[4]);
  if ((right - left) * monotone < 0) return -Infinity;
  return gainAt(leftFirst, leftSecond, l1, l2, left) + gainAt(rightFirst, rightSecond, l1, l2, right);
}

function boundedOutput(
  first: number,
  second: number,
  l1: number,
  l2: number,
  lower: number,
  upper: number,
): number {
  const size = Math.max(Math.abs(first) - l1, 0);
  const output = (first > 0 ? -size : size) / (second + l2);
  return Math.min(Math.max(output, lower), upper);
}

function gainAt(first: number, second: number, l1: number, l2: number, output: number): number {
  const size = Math.max(Math.abs(first) - l1, 0);
  const signed = first > 0 ? size : -size;
  return -(2 * signed * output + (second + l2) * output * output);
}
