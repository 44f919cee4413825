// Scores of a forest by bit vectors: see ForestOperations.

/** Bytes of one word of eight rows. */
const WORD: usize = 32;
const LEAVES: usize = 32 * 8;

export function scoreForest(
  from: i32,
  to: i32,
  scratch: usize,
  columns: i32,
  values: usize,
  columnStarts: usize,
  thresholds: usize,
  entries: usize,
  words: i32,
  trees: i32,
  treeStarts: usize,
  leaves: usize,
  out: usize,
): void {
  for (let block = from; block < to; block++) {
    memory.fill(scratch, 0xff, <usize>words * WORD);
    let value = values + <usize>block * <usize>columns * 64;
    for (let column = 0; column < columns; column++) {
      const start = <usize>load<u32>(columnStarts + (<usize>column << 2));
      const end = <usize>load<u32>(columnStarts + (<usize>column << 2), 4);
      failNodes(scratch, value, thresholds, entries, start, end);
      value += 64;
    }
    addLeaves(scratch, trees, treeStarts, leaves, out + (<usize>block << 6));
  }
}

function failNodes(
  alive: usize,
  value: usize,
  thresholds: usize,
  entries: usize,
  start: usize,
  end: usize,
): void {
  const a = v128.load(value);
  const b = v128.load(value, 16);
  const c = v128.load(value, 32);
  const d = v128.load(value, 48);
  for (let e = start; e < end; e++) {
    const threshold = v128.load64_splat(thresholds + (e << 3));
    // The lower halves of the 64-bit answers, of four rows each; a set bit: the row passes the node.
    const low = v128.shuffle<i32>(f64x2.le(a, threshold), f64x2.le(b, threshold), 0, 2, 4, 6);
    const high = v128.shuffle<i32>(f64x2.le(c, threshold), f64x2.le(d, threshold), 0, 2, 4, 6);
    if (i32x4.bitmask(v128.and(low, high)) == 15) return;
    const word = alive + <usize>load<u32>(entries + (e << 3)) * WORD;
    const mask = v128.load32_splat(entries + (e << 3), 4);
    v128.store(word, v128.and(v128.load(word), v128.or(low, mask)));
    v128.store(word, v128.and(v128.load(word, 16), v128.or(high, mask)), 16);
  }
}

function addLeaves(alive: usize, trees: i32, treeStarts: usize, leaves: usize, out: usize): void {
  for (let lane: usize = 0; lane < 8; lane += 2) {
    let one: f64 = 0;
    let two: f64 = 0;
    for (let tree = 0; tree < trees; tree++) {
      const word = <usize>load<u32>(treeStarts + (<usize>tree << 2));
      one += leafOf(alive + (lane << 2), word, leaves);
      two += leafOf(alive + (lane << 2) + 4, word, leaves);
    }
    store<f64>(out + (lane << 3), one);
    store<f64>(out + (lane << 3), two, 8);
  }
}

/** The value of the first leaf that is left. */
@inline
function leafOf(alive: usize, first: usize, leaves: usize): f64 {
  let word = first;
  let bits = load<u32>(alive + word * WORD);
  while (bits == 0) bits = load<u32>(alive + ++word * WORD);
  return load<f64>(leaves + word * LEAVES + (<usize>ctz<u32>(bits) << 3));
}
