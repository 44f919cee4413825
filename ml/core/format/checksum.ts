import { sha256 } from "./sha256";

/** Name of the metadata entry that holds the checksum. */
export const CHECKSUM_KEY = "sha256";
/** What every header begins with, so that the digits of the checksum lie in the same place in every file. */
export const HEADER_START = `{"__metadata__":{"${CHECKSUM_KEY}":"`;
/** Stands in the place of the checksum while it is computed. */
export const NO_CHECKSUM = "0".repeat(64);

/** Bytes before the header: its length. */
const LENGTH_BYTES = 8;
const DIGITS_FROM = LENGTH_BYTES + HEADER_START.length;
const DIGITS_TO = DIGITS_FROM + NO_CHECKSUM.length;

export interface Digesting {
  /** SHA-256 in hexadecimal digits: the host's own where it has one, which is many times faster than that of `ml`. */
  readonly digest?: (bytes: Uint8Array) => string;
}

/**
 * The checksum of a whole file: SHA-256 of everything before the data (the length of the header and the header, with
 * zeros for the digits of the checksum itself) followed by the SHA-256 of the data in hexadecimal digits. The data is
 * hashed where it lies; only the header is copied.
 *
 * @param head the length of the header and the header
 */
export function checksumOf(
  head: Uint8Array,
  data: Uint8Array,
  digest: (bytes: Uint8Array) => string = sha256,
): string {
  const ofData = new TextEncoder().encode(digest(data));
  const covered = new Uint8Array(head.length + ofData.length);
  covered.set(head);
  covered.fill(NO_CHECKSUM.charCodeAt(0), DIGITS_FROM, Math.min(DIGITS_TO, head.length));
  covered.set(ofData, head.length);
  return digest(covered);
}

/** The checksum a file says it has: whatever lies in its place. */
export function readChecksum(head: Uint8Array): string {
  return new TextDecoder().decode(head.subarray(DIGITS_FROM, DIGITS_TO));
}

/** Puts the checksum into its place. */
export function writeChecksum(head: Uint8Array, checksum: string): void {
  head.set(new TextEncoder().encode(checksum), DIGITS_FROM);
}
