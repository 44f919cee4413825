/** Operations that find the best items; the range is one of items. */
export interface RetrievalOperations {
  /**
   * out[q, i] = factors[i] · queries[q]; any k ≥ 1.
   *
   * @param count columns of `out`
   */
  scoreBatch: [
    factors: Float32Array,
    k: number,
    count: number,
    queries: Float32Array,
    queryCount: number,
    out: Float32Array,
  ];

  /**
   * The best of the range, as `topK` in ml/base/top-k.ts finds them: `items` and `best`, of length `limit`, are
   * filled from the front, and found[0] says how far. Scratch 8·limit bytes.
   *
   * @param blocked a byte per item, 0 = allowed; the number 0 instead of an array: none is blocked
   */
  selectTop: [
    scores: Float32Array,
    limit: number,
    blocked: Uint32Array | 0,
    items: Uint32Array,
    best: Float32Array,
    found: Uint32Array,
  ];

  /**
   * Writes the coarse copy of factors that `scoreTop` finds its way by, in arrays of the size `coarseSizes` says.
   * Scratch 4·k + 32 bytes. The plain kernel has no use for it and leaves the arrays as they are.
   */
  encodeRows: [
    factors: Float32Array,
    k: number,
    codes: Uint32Array,
    scales: Float32Array,
    margins: Float32Array,
  ];

  /**
   * A number for each item of the range that its score does not exceed: from the coarse copy, so at a quarter of the
   * memory traffic; it is no number where nothing can be said. Writes up to three places more. Scratch 2·k + 16 bytes.
   */
  boundRows: [
    factors: Float32Array,
    k: number,
    codes: Uint32Array,
    scales: Float32Array,
    margins: Float32Array,
    x: Float32Array,
    out: Float32Array,
  ];

  /**
   * `score` and `selectTop` in one: the same answer bit for bit, with only those items scored that can be in it.
   * 1 ≤ k; scratch `topScratch` bytes.
   */
  scoreTop: [
    factors: Float32Array,
    k: number,
    codes: Uint32Array,
    scales: Float32Array,
    margins: Float32Array,
    x: Float32Array,
    limit: number,
    blocked: Uint32Array | 0,
    items: Uint32Array,
    best: Float32Array,
    found: Uint32Array,
  ];
}

/** Lengths of the arrays of a coarse copy: codes are bytes, packed; rows are read four at a time. */
export function coarseSizes(count: number, k: number): { readonly codes: number; readonly rows: number } {
  const rows = 4 * Math.ceil(count / 4);
  return { codes: rows * 2 * Math.ceil(k / 8), rows };
}

/** Items whose bounds `scoreTop` holds at a time. */
const BLOCK = 1024;

/** Bytes of scratch memory for `scoreTop`: a heap of keys, the query in 16 bits, and the bounds of a block. */
export function topScratch(k: number, limit: number): number {
  return 8 * limit + 2 * k + 4 * BLOCK + 64;
}
