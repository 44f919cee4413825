import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { KINDS } from "@/ml/index";

/** One interaction as it comes out of the database; the same object is used for every row. */
export interface InteractionRow {
  /** The shopper's 16 bytes, one character each. */
  shopper: string;
  productId: number;
  /** Index into KINDS. */
  kind: number;
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/*
 * PostgreSQL's binary COPY: a header of 11 + 4 bytes and an extension, then per row a 16-bit count of fields and per
 * field a 32-bit length and its bytes, then a count of -1. None of our columns is ever null and all have fixed lengths
 * (uuid 16, int4 4, int2 2, float4 4, int8 8), so every row takes the same 56 bytes.
 */
const SIGNATURE_BYTES = 11;
const ROW_BYTES = 2 + (4 + 16) + (4 + 4) + (4 + 2) + (4 + 4) + (4 + 8);
const FIELDS = 5;
const OFFSET = { shopper: 6, product: 26, kind: 34, value: 40, micros: 48 } as const;

const KIND_NUMBER = KINDS.map((kind, index) => `when '${kind}' then ${index}`).join(" ");

function copyStatement(until: number | null): string {
  // COPY takes no parameters; the only thing put in is a number of ours.
  const before = until === null ? "" : `where at < to_timestamp(${Number(until)} / 1000.0)`;
  return `copy (
    select shopper_id, product_id, (case kind ${KIND_NUMBER} end)::int2, value,
           (extract(epoch from at) * 1000000)::int8
    from interactions ${before} order by at, id
  ) to stdout (format binary)`;
}

/** Reads the length of the header off its own bytes, or null when not all of it has arrived. */
function headerLength(bytes: Buffer): number | null {
  const fixed = SIGNATURE_BYTES + 4 + 4;
  if (bytes.length < fixed) return null;
  const whole = fixed + bytes.readInt32BE(SIGNATURE_BYTES + 4);
  return bytes.length < whole ? null : whole;
}

/** Reads the whole rows in `bytes` from `start`; returns where the first incomplete one begins. */
function readRows(
  bytes: Buffer,
  start: number,
  row: InteractionRow,
  onRow: (row: InteractionRow) => void,
): number {
  let at = start;
  while (at + ROW_BYTES <= bytes.length) {
    if (bytes.readInt16BE(at) !== FIELDS) throw new Error("PostgreSQL sent interactions in another layout.");
    row.shopper = bytes.toString("latin1", at + OFFSET.shopper, at + OFFSET.shopper + 16);
    row.productId = bytes.readInt32BE(at + OFFSET.product);
    row.kind = bytes.readInt16BE(at + OFFSET.kind);
    row.value = bytes.readFloatBE(at + OFFSET.value);
    row.at = Number(bytes.readBigInt64BE(at + OFFSET.micros)) / 1000;
    onRow(row);
    at += ROW_BYTES;
  }
  return at;
}

/**
 * Streams all interactions, oldest first, to `onRow` (which must not keep the row). Only those before `until`
 * (milliseconds since the epoch) unless that is null. Stops with `signal`.
 */
export async function readInteractions(
  client: pg.PoolClient,
  until: number | null,
  onRow: (row: InteractionRow) => void,
  signal?: AbortSignal,
): Promise<void> {
  const row: InteractionRow = { shopper: "", productId: 0, kind: 0, value: 0, at: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let inHeader = true;
  for await (const chunk of client.query(copyTo(copyStatement(until))) as AsyncIterable<Buffer>) {
    signal?.throwIfAborted();
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    if (inHeader) {
      const header = headerLength(bytes);
      if (header === null) {
        rest = bytes;
        continue;
      }
      inHeader = false;
      start = header;
    }
    rest = bytes.subarray(readRows(bytes, start, row, onRow));
  }
}

/** A UUID's text as `InteractionRow.shopper` writes it. */
export function shopperBytes(uuid: string): string {
  return Buffer.from(uuid.replaceAll("-", ""), "hex").toString("latin1");
}
