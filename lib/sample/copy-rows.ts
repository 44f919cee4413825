import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** A value of COPY's text format: null, or what its text form says. */
export type CopyValue = string | number | null;

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

const toText = (value: CopyValue): string =>
  value === null
    ? "\\N"
    : typeof value === "number"
      ? String(value)
      : value.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c] ?? c);

// Large chunks: a write per row would cost more than the row.
const ROWS_PER_CHUNK = 1_000;

function* toChunks<Row>(rows: readonly Row[], values: (row: Row) => CopyValue[]): Generator<string> {
  for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK) {
    const part = rows.slice(start, start + ROWS_PER_CHUNK);
    yield part.map((row) => `${values(row).map(toText).join("\t")}\n`).join("");
  }
}

/** Writes rows into a table by COPY. Table and columns are ours, never a visitor's. */
export async function copyRows<Row>(
  client: pg.ClientBase,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
  values: (row: Row) => CopyValue[],
): Promise<void> {
  const sink = client.query(copyFrom(`copy ${table} (${columns.join(", ")}) from stdin`));
  await pipeline(Readable.from(toChunks(rows, values)), sink);
}

/** A moment as PostgreSQL reads it. */
export const toTimestamp = (at: number): string => new Date(at).toISOString();
