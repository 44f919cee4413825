import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import { to as copyTo } from "pg-copy-streams";

export type TableFormat = "csv" | "jsonl";

/** COPY as JSON Lines: CSV of one column whose quote and delimiter are bytes that JSON never holds unescaped. */
const JSON_LINES = `(format csv, quote E'\\x01', delimiter E'\\x02')`;

/** Streams a query's rows to `target`, however many there are; returns their number. */
export async function writeTable(
  pool: Pool,
  query: string,
  format: TableFormat,
  target: Writable,
): Promise<number> {
  const sql =
    format === "csv"
      ? `copy (${query}) to stdout with (format csv, header)`
      : `copy (select row_to_json(r) from (${query}) r) to stdout with ${JSON_LINES}`;
  const client = await pool.connect();
  try {
    const stream = client.query(copyTo(sql));
    await pipeline(stream, target, { end: target !== process.stdout });
    // PostgreSQL counts the header line of a CSV as none.
    return stream.rowCount;
  } finally {
    client.release();
  }
}
