// The best split of a leaf by each feature: see BoostingOperations and plain/splits.ts.

const FEATURE: usize = 256 * 8;
const FEATURE_WORDS: usize = 4 * 4;
const LEAF: usize = 8 * 8;
const SPLIT: usize = 8 * 8;
const NUMBERS: u32 = 1;

export function findSplits(
  from: i32,
  to: i32,
  _scratch: usize,
  parts: i32,
  featureCount: i32,
  histograms: usize,
  small: usize,
  large: usize,
  features: usize,
  leaves: usize,
  rules: usize,
  found: usize,
): void {
  for (let feature = from; feature < to; feature++) {
    const about = features + <usize>feature * FEATURE_WORDS;
    const kind = load<u32>(about, 8);
    const foundSmall = found + <usize>feature * SPLIT;
    const foundLarge = found + <usize>(featureCount + feature) * SPLIT;
    store<f64>(foundSmall, -1);
    store<f64>(foundLarge, -1);
    if (kind == 0) continue;
    const offset = <usize>feature * FEATURE;
    merge(parts, <usize>featureCount * FEATURE, histograms + offset, small + offset, large, offset, load<u32>(about));
    if (kind != NUMBERS) continue;
    if (load<f64>(leaves, 40) != 0) scan(small + offset, about, leaves, rules, foundSmall);
    if (large != 0 && load<f64>(leaves, 64 + 40) != 0) {
      scan(large + offset, about, leaves + LEAF, rules, foundLarge);
    }
  }
}

/** Two bins at a time; the halves of a pair need no carry. One more than there are may be touched, which stays zero. */
function merge(
  parts: i32,
  step: usize,
  histograms: usize,
  small: usize,
  large: usize,
  offset: usize,
  bins: u32,
): void {
  const bytes = (<usize>bins << 3) + 8;
  for (let at: usize = 0; at + 8 < bytes; at += 16) {
    let sum = v128.load(histograms + at);
    for (let part = 1; part < parts; part++) {
      sum = i32x4.add(sum, v128.load(histograms + <usize>part * step + at));
    }
    v128.store(small + at, sum);
    if (large != 0) {
      const target = large + offset + at;
      v128.store(target, i32x4.sub(v128.load(target), sum));
    }
  }
}

/** Everything but the sums is in registers: what is stored on the way would have it loaded again for each bin. */
function scan(sums: usize, about: usize, leaf: usize, rules: usize, best: usize): void {
  const hasMissing = load<u32>(about, 4);
  const numbers = load<u32>(about) - hasMissing;
  const monotone = <f64>load<u32>(about, 12) - 1;
  const missing = hasMissing == 0 ? <u64>0 : load<u64>(sums + (<usize>numbers << 3));
  const isMissing = <u32>missing != 0;
  const allSecond = load<f64>(leaf);
  const allFirst = load<f64>(leaf, 8);
  const count = load<f64>(leaf, 16);
  const parentGain = load<f64>(leaf, 48);
  const rowsPerSecond = count / allSecond;
  const unitFirst = load<f64>(rules);
  const unitSecond = load<f64>(rules, 8);
  const l1 = load<f64>(rules, 16);
  const l2 = load<f64>(rules, 24);
  const minRows = load<f64>(rules, 32);
  const minSecond = load<f64>(rules, 40);
  const isBounded = load<f64>(rules, 56) != 0;
  let most = max<f64>(load<f64>(rules, 48), -1);
  let sum: u64 = 0;
  for (let bin: u32 = 0; bin < numbers; bin++) {
    const added = load<u64>(sums + (<usize>bin << 3));
    if (added == 0) continue;
    sum += added;
    let taken = sum;
    for (let side = 0; ; side++) {
      const second = <f64>(<i32>(<u32>taken));
      const rows = floor<f64>(second * rowsPerSecond + 0.5);
      const leftSecond = second * unitSecond;
      const rightSecond = (allSecond - second) * unitSecond;
      if (
        i32(rows >= minRows) &
        i32(count - rows >= minRows) &
        i32(leftSecond >= minSecond) &
        i32(rightSecond >= minSecond) &
        i32(second > 0) &
        i32(second < allSecond)
      ) {
        const first = <f64>(<i32>(taken >> 32));
        const leftFirst = first * unitFirst;
        const rightFirst = (allFirst - first) * unitFirst;
        const gain =
          (isBounded
            ? boundedGain(leftFirst, leftSecond, rightFirst, rightSecond, leaf, l1, l2, monotone)
            : freeGain(leftFirst, leftSecond, rightFirst, rightSecond, l1, l2)) - parentGain;
        if (gain > most) {
          most = gain;
          store<f64>(best, gain);
          store<f64>(best, <f64>bin, 8);
          store<f64>(best, <f64>side, 16);
          store<f64>(best, second, 24);
          store<f64>(best, first, 32);
        }
      }
      if (!isMissing || side == 1) break;
      taken = sum + missing;
    }
  }
}

/** Both sides at once: a division is what takes longest here. */
@inline
function freeGain(leftFirst: f64, leftSecond: f64, rightFirst: f64, rightSecond: f64, l1: f64, l2: f64): f64 {
  const firsts = f64x2.replace_lane(f64x2.splat(leftFirst), 1, rightFirst);
  const seconds = f64x2.replace_lane(f64x2.splat(leftSecond), 1, rightSecond);
  const sizes = f64x2.max(f64x2.sub(f64x2.abs(firsts), f64x2.splat(l1)), f64x2.splat(0));
  const gains = f64x2.div(f64x2.mul(sizes, sizes), f64x2.add(seconds, f64x2.splat(l2)));
  return f64x2.extract_lane(gains, 0) + f64x2.extract_lane(gains, 1);
}

function boundedGain(
  leftFirst: f64,
  leftSecond: f64,
  rightFirst: f64,
  rightSecond: f64,
  leaf: usize,
  l1: f64,
  l2: f64,
  monotone: f64,
): f64 {
  const lower = load<f64>(leaf, 24);
  const upper = load<f64>(leaf, 32);
  const left = boundedOutput(leftFirst, leftSecond, l1, l2, lower, upper);
  const right = boundedOutput(rightFirst, rightSecond, l1, l2, lower, upper);
  if ((right - left) * monotone < 0) return -Infinity;
  return gainAt(leftFirst, leftSecond, l1, l2, left) + gainAt(rightFirst, rightSecond, l1, l2, right);
}

function boundedOutput(first: f64, second: f64, l1: f64, l2: f64, lower: f64, upper: f64): f64 {
  const size = max<f64>(abs<f64>(first) - l1, 0);
  const output = (first > 0 ? -size : size) / (second + l2);
  return min<f64>(max<f64>(output, lower), upper);
}

function gainAt(first: f64, second: f64, l1: f64, l2: f64, output: f64): f64 {
  const size = max<f64>(abs<f64>(first) - l1, 0);
  const signed = first > 0 ? size : -size;
  return -(2 * signed * output + (second + l2) * output * output);
}
