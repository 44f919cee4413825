/** Smaller than these is zero, 2^−50: the products of smaller ones would be denormal, which takes processors far longer. */
const LEAST = 2 ** -50;

/** The bits of a float, of zero if it is next to nothing; what is no number stays as it is. */
function flushed(row: Float32Array, bits: Uint32Array, at: number): number {
  return Math.abs(row[at]) < LEAST ? 0 : bits[at];
}

/**
 * Writes a row, a multiple of 8 floats, as bfloat16: word j of a block of eight holds the elements j and j + 4, each
 * rounded to the nearest. Its low half counts as further digits of the high one, so that reading that needs no mask.
 *
 * @param at where its words begin in `out`
 */
export function packRow(row: Float32Array, out: Uint32Array, at: number): void {
  const bits = new Uint32Array(row.buffer, row.byteOffset, row.length);
  for (let block = 0; block < row.length; block += 8) {
    for (let j = block; j < block + 4; j++) {
      const high = flushed(row, bits, j + 4);
      const low = ((flushed(row, bits, j) + 0x8000) >>> 16) & 0xffff;
      const size = Math.max(0, (high & 0x7fffffff) - low + 0x8000);
      out[at++] = low | (size & 0x7fff0000) | (high & 0x80000000);
    }
  }
}

/** Reads what `packRow` wrote. */
export function unpackRow(words: Uint32Array, at: number, row: Float32Array): void {
  const bits = new Uint32Array(row.buffer, row.byteOffset, row.length);
  for (let block = 0; block < row.length; block += 8) {
    for (let j = block; j < block + 4; j++) {
      bits[j] = words[at] << 16;
      bits[j + 4] = words[at++];
    }
  }
}
