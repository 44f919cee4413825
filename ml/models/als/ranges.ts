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
 * Pairs of from and to with about as much work in each.
 *
 * @param indptr of the sparse rows
 * @param most so many ranges, and one more
 */
export function rangesByWork(indptr: Uint32Array, most: number): Uint32Array {
  const rows = indptr.length - 1;
  const goal = Math.max(LEAST_COST, (indptr[rows] + rows * ROW_COST) / most);
  const found: number[] = [];
  for (let from = 0; from < rows;) {
    let to = from;
    for (let cost = 0; to < rows && cost < goal; to++) cost += indptr[to + 1] - indptr[to] + ROW_COST;
    found.push(from, to);
    from = to;
  }
  return Uint32Array.from(found);
}
