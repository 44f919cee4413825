import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** A value of COPY's text format. */
export type CopyValue = string | number | boolean | null;

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
/** A write per row would cost more than the row. */
const CHUNK_ROWS = 1_000;

function encode(value: CopyValue): string {
  if (value === null) return "\\N";
  return typeof value === "string"
    ? value.replace(/[\\\t\n\r]/g, (mark) => ESCAPES[mark] ?? mark)
    : String(value);
}

function* toChunks<T>(items: readonly T[], toValues: (item: T) => CopyValue[]): Generator<string> {
  for (let start = 0; start < items.length; start += CHUNK_ROWS) {
    let text = "";
    for (const item of items.slice(start, start + CHUNK_ROWS)) {
      text += `${toValues(item).map(encode).join("\t")}\n`;
    }
    yield text;
  }
}

/**
 * Sends rows by COPY. `target` is `table (column, …)`, ours and never a visitor's; `toValues` gives an item's values in
 * that order.
 */
export async function copyRows<T>(
  client: pg.ClientBase,
  target: string,
  items: readonly T[],
  toValues: (item: T) => CopyValue[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from(toChunks(items, toValues), { objectMode: false }), stream);
}
