import { createHash, hash } from "node:crypto";
import { LRUCache } from "lru-cache";

/** What SHA-256 takes at a time, in bytes. */
const BLOCK = 64;

/** A secret as HMAC uses it: mixed into one block for the inside and one for the outside. */
interface Pads {
  inner: Buffer;
  outer: Buffer;
}

/** The secrets of a shop are few, and each is used with every answer. */
const pads = new LRUCache<string, Pads>({ max: 64 });

function padsOf(secret: string): Pads {
  const known = pads.get(secret);
  if (known) return known;
  const bytes = Buffer.from(secret);
  const key = bytes.length > BLOCK ? createHash("sha256").update(bytes).digest() : bytes;
  const mix = (pad: number) => Buffer.from(Uint8Array.from({ length: BLOCK }, (_, i) => (key[i] ?? 0) ^ pad));
  const made = { inner: mix(0x36), outer: mix(0x5c) };
  pads.set(secret, made);
  return made;
}

/**
 * HMAC-SHA-256 (RFC 2104) by two hashes: `createHmac` looks its algorithm up and sets it up anew for every message, which took
 * a quarter of the time of an answer from memory.
 */
export function hmacSha256(secret: string, message: Uint8Array): Buffer {
  const { inner, outer } = padsOf(secret);
  const inside = hash("sha256", Buffer.concat([inner, message]), "buffer");
  return hash("sha256", Buffer.concat([outer, inside]), "buffer");
}
