/**
 * The same bytes in memory of their own, for what is kept: a buffer from zlib is part of a piece of 64 KB and more, and whoever holds
 * the part holds the whole piece.
 */
export function toOwnBytes(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
