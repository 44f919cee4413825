import { DAY_MS } from "./buckets";

/** The numbers of PostgreSQL's `int4send`, one behind the other. */
export function readNumbers(bytes: Buffer): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const numbers = new Int32Array(bytes.byteLength / 4);
  for (let i = 0; i < numbers.length; i++) numbers[i] = view.getInt32(4 * i);
  return numbers;
}

/** A UTC day from its number since the epoch. */
export function readDay(bytes: Buffer): string {
  return new Date(bytes.readInt32BE() * DAY_MS).toISOString().slice(0, 10);
}
