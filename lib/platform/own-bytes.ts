/**
 * The same bytes in memory of their own, for what is kept: a buffer from zlib is part of a piece of 64 KB and more, which stays whole
 * as long as any of it is held.
 */
export function toOwnBytes(bytes: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
