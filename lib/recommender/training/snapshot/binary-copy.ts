import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";

/*
 * PostgreSQL's binary COPY: a header of 11 + 4 bytes and an extension, then per row a 16-bit count of fields and per
 * field a 32-bit length and its bytes, then a count of -1. Queries read here have columns of fixed length that are never
 * null (uuid 16, int4 4, int2 2, float4 4, timestamptz 8, bool 1), so every row takes the same bytes.
 */
const SIGNATURE_BYTES = 11;

/** Where the fields of such a row lie. */
export interface RowLayout {
  readonly rowBytes: number;
  /** Offset of each field's value in its row. */
  readonly offsets: readonly number[];
}

/** @param lengths bytes of each column's values */
export function layOutRow(lengths: readonly number[]): RowLayout {
  let end = 2;
  const offsets = lengths.map((length) => {
    end += 4 + length;
    return end - length;
  });
  return { rowBytes: end, offsets };
}

/** Reads the length of the header off its own bytes, or null when not all of it has arrived. */
function headerLength(bytes: Buffer): number | null {
  const fixed = SIGNATURE_BYTES + 4 + 4;
  if (bytes.length < fixed) return null;
  const whole = fixed + bytes.readInt32BE(SIGNATURE_BYTES + 4);
  return bytes.length < whole ? null : whole;
}

/** Microseconds since 2000 as milliseconds since 1970. */
export function readTime(bytes: Buffer, offset: number): number {
  return (bytes.readInt32BE(offset) * 2 ** 32 + bytes.readUInt32BE(offset + 4)) / 1000 + POSTGRES_EPOCH_MS;
}

const POSTGRES_EPOCH_MS = Date.UTC(2000, 0, 1);

/**
 * Streams a query's rows to `onRow`, which gets the bytes a row lies in and where it begins, and keeps neither. Stops
 * with `signal`, also while PostgreSQL has not sent anything yet; the connection cannot be used afterwards.
 */
export async function readBinaryRows(
  client: pg.PoolClient,
  query: string,
  layout: RowLayout,
  onRow: (bytes: Buffer, start: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  // An abort that was before is not announced any more, and the first rows of a large sort take long to come.
  signal?.throwIfAborted();
  const stream = client.query(copyTo(`copy (${query}) to stdout (format binary)`));
  const stop = () => stream.destroy(signal?.reason instanceof Error ? signal.reason : new Error("Stopped."));
  signal?.addEventListener("abort", stop, { once: true });
  const { rowBytes, offsets } = layout;
  let rest: Buffer = Buffer.alloc(0);
  let inHeader = true;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      let at = 0;
      if (inHeader) {
        at = headerLength(bytes) ?? -1;
        inHeader = at < 0;
      }
      for (; !inHeader && at + rowBytes <= bytes.length; at += rowBytes) {
        if (bytes.readInt16BE(at) !== offsets.length)
          throw new Error("PostgreSQL sent rows in another layout.");
        onRow(bytes, at);
      }
      rest = bytes.subarray(Math.max(0, at));
    }
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}
