/** What solving a row costs besides its entries, in entries. */
const ROW_COST = 8;
/** Smallest cost of a range, in entries. */
const LEAST_COST = 2048;

/** Pairs of from and to that cover `rows` rows, at most `size` rows each. */
export function evenRanges(rows: number, size: number): Uint32Array {
  const count = Math.ceil(rows / size);
  return Uint32Array.from({ length: 2 * count }, (_, i) => Math.min(rows, ((i >> 1) + (i & 1)) * size));
}

/**
 * Pairs of from and to with about as much work in each, the longest first, so that no thread begins a row of a
 * million entries when the others are done.
 *
 * @param indptr of the sparse rows
 * @param most so many ranges, and one more
 */
export function rangesByWork(indptr: Uint32Array, most: number): Uint32Array {
  const rows = indptr.length - 1;
  const goal = Math.max(LEAST_COST, (indptr[rows] + rows * ROW_COST) / most);
  const found: { from: number; to: number; cost: number }[] = [];
  for (let from = 0; from < rows;) {
    let to = from;
    let cost = 0;
    for (; to < rows && cost < goal; to++) cost += indptr[to + 1] - indptr[to] + ROW_COST;
    found.push({ from, to, cost });
    from = to;
  }
  found.sort((a, b) => b.cost - a.cost || a.from - b.from);
  return Uint32Array.from(found.flatMap(({ from, to }) => [from, to]));
}
