import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";

export type CopyValue = string | number | boolean | null;

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
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

/** Sends rows by COPY. `target` is `table (column, …)`; `toValues` gives an item's values in that order. */
export async function copyRows<T>(
  client: PoolClient,
  target: string,
  items: readonly T[],
  toValues: (item: T) => CopyValue[],
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${target} from stdin`));
  await pipeline(Readable.from(toChunks(items, toValues), { objectMode: false }), stream);
}
