import { dot, madd } from "./vector";

/** Queries scored in one pass over the rows: they stay in the first cache. */
const TILE: i32 = 32;

/** [Σa, Σb, Σc, Σd], each in the order in which `dot` adds. */
@inline
function sumEach(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab = f32x4.add(v128.shuffle<f32>(a, b, 0, 4, 2, 6), v128.shuffle<f32>(a, b, 1, 5, 3, 7));
  const cd = f32x4.add(v128.shuffle<f32>(c, d, 0, 4, 2, 6), v128.shuffle<f32>(c, d, 1, 5, 3, 7));
  return f32x4.add(v128.shuffle<f32>(ab, cd, 0, 1, 4, 5), v128.shuffle<f32>(ab, cd, 2, 3, 6, 7));
}

/** Blocks of 4 rows × 2 queries held in registers over the whole inner sum. */
export function scoreBatch(
  from: i32,
  to: i32,
  _scratch: usize,
  factors: usize,
  k: i32,
  count: i32,
  queries: usize,
  queryCount: i32,
  out: usize,
): void {
  const stride = <usize>k << 2;
  const line = <usize>count << 2;
  for (let first = 0; first < queryCount; first += TILE) {
    const last = min(queryCount, first + TILE);
    let i = from;
    for (; (k & 3) === 0 && i + 4 <= to; i += 4) {
      const row = factors + <usize>i * stride;
      for (let q = first; q < last; q += 2) {
        // An odd last query is paired with itself.
        const other = min(q + 1, last - 1);
        const target = out + (<usize>i << 2);
        scoreBlock(row, stride, queries, q, other, target + <usize>q * line, target + <usize>other * line);
      }
    }
    for (; i < to; i++) {
      const row = factors + <usize>i * stride;
      for (let q = first; q < last; q++) {
        store<f32>(out + <usize>q * line + (<usize>i << 2), dot(row, queries + <usize>q * stride, k));
      }
    }
  }
}

@inline
function scoreBlock(row: usize, stride: usize, queries: usize, q: i32, other: i32, out: usize, outOther: usize): void {
  const x = queries + <usize>q * stride;
  const y = queries + <usize>other * stride;
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let b0 = a0;
  let b1 = a0;
  let b2 = a0;
  let b3 = a0;
  for (let at: usize = 0; at < stride; at += 16) {
    const p = v128.load(x + at);
    const r = v128.load(y + at);
    const w0 = v128.load(row + at);
    const w1 = v128.load(row + at + stride);
    const w2 = v128.load(row + at + stride * 2);
    const w3 = v128.load(row + at + stride * 3);
    a0 = madd(w0, p, a0);
    b0 = madd(w0, r, b0);
    a1 = madd(w1, p, a1);
    b1 = madd(w1, r, b1);
    a2 = madd(w2, p, a2);
    b2 = madd(w2, r, b2);
    a3 = madd(w3, p, a3);
    b3 = madd(w3, r, b3);
  }
  v128.store(out, sumEach(a0, a1, a2, a3));
  v128.store(outOther, sumEach(b0, b1, b2, b3));
}
