/** A rectangle within a row-major array: entry (i, j) is `data[offset + i · stride + j]`. */
export interface Block {
  readonly data: Float64Array;
  readonly offset: number;
  readonly stride: number;
}

/** How far the product runs before it moves on: eight rows of this length stay in the first-level cache. */
const DEPTH = 256;

/**
 * C += sign · A·Bᵀ. Both factors are read along their rows, so every loop runs through memory in order; four by four
 * sums are kept at a time.
 *
 * @param rows of C and A
 * @param columns of C, rows of B
 * @param depth columns of A and B
 */
export function addProduct(
  c: Block,
  a: Block,
  b: Block,
  rows: number,
  columns: number,
  depth: number,
  sign: 1 | -1,
): void {
  for (let from = 0; from < depth; from += DEPTH) {
    const length = Math.min(DEPTH, depth - from);
    const [left, right] = [shift(a, from), shift(b, from)];
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      let j = 0;
      for (; j + 4 <= columns; j += 4) addTile(c, left, right, i, j, length, sign);
      for (; j < columns; j++) for (let r = i; r < i + 4; r++) addDot(c, left, right, r, j, length, sign);
    }
    for (; i < rows; i++) for (let j = 0; j < columns; j++) addDot(c, left, right, i, j, length, sign);
  }
}

function shift({ data, offset, stride }: Block, columns: number): Block {
  return { data, offset: offset + columns, stride };
}

function addDot(c: Block, a: Block, b: Block, i: number, j: number, depth: number, sign: number): void {
  const [x, y] = [a.data, b.data];
  const p = a.offset + i * a.stride;
  const q = b.offset + j * b.stride;
  let sum = 0;
  for (let k = 0; k < depth; k++) sum += x[p + k] * y[q + k];
  c.data[c.offset + i * c.stride + j] += sign * sum;
}

function addTile(c: Block, a: Block, b: Block, i: number, j: number, depth: number, sign: number): void {
  const x = a.data;
  const y = b.data;
  const p0 = a.offset + i * a.stride;
  const p1 = p0 + a.stride;
  const p2 = p1 + a.stride;
  const p3 = p2 + a.stride;
  const q0 = b.offset + j * b.stride;
  const q1 = q0 + b.stride;
  const q2 = q1 + b.stride;
  const q3 = q2 + b.stride;
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = 0; k < depth; k++) {
    const y0 = y[q0 + k];
    const y1 = y[q1 + k];
    const y2 = y[q2 + k];
    const y3 = y[q3 + k];
    let xk = x[p0 + k];
    s00 += xk * y0;
    s01 += xk * y1;
    s02 += xk * y2;
    s03 += xk * y3;
    xk = x[p1 + k];
    s10 += xk * y0;
    s11 += xk * y1;
    s12 += xk * y2;
    s13 += xk * y3;
    xk = x[p2 + k];
    s20 += xk * y0;
    s21 += xk * y1;
    s22 += xk * y2;
    s23 += xk * y3;
    xk = x[p3 + k];
    s30 += xk * y0;
    s31 += xk * y1;
    s32 += xk * y2;
    s33 += xk * y3;
  }
  const out = c.offset + i * c.stride + j;
  addFour(c.data, out, sign, s00, s01, s02, s03);
  addFour(c.data, out + c.stride, sign, s10, s11, s12, s13);
  addFour(c.data, out + 2 * c.stride, sign, s20, s21, s22, s23);
  addFour(c.data, out + 3 * c.stride, sign, s30, s31, s32, s33);
}

function addFour(
  out: Float64Array,
  at: number,
  sign: number,
  s0: number,
  s1: number,
  s2: number,
  s3: number,
): void {
  out[at] += sign * s0;
  out[at + 1] += sign * s1;
  out[at + 2] += sign * s2;
  out[at + 3] += sign * s3;
}
