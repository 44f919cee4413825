import { checksumOf, writeChecksum } from "../core/format/checksum";

/**
 * An artifact whose header says something else, with the checksum it would then have: for what a reader has to
 * refuse although the file is intact. `to` may be shorter than `from`, which the first occurrence is searched for.
 */
export function editHeader(artifact: Uint8Array, from: string, to: string): Uint8Array {
  const bytes = artifact.slice();
  const dataStart = 8 + Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const head = bytes.subarray(0, dataStart);
  const text = new TextDecoder().decode(head.subarray(8));
  if (!text.includes(from)) throw new RangeError(`The header does not hold ${from}.`);
  head.set(new TextEncoder().encode(text.replace(from, to.padEnd(from.length))), 8);
  writeChecksum(head, checksumOf(head, bytes.subarray(dataStart)));
  return bytes;
}
