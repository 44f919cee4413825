import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import { type CopyToStreamQuery, to as copyTo } from "pg-copy-streams";
import type { TableSource } from "./table-source";
import { writeParquet } from "./write-parquet";

export const TABLE_FORMATS = ["jsonl", "csv", "parquet"] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** COPY as JSON Lines: CSV of one column whose quote and delimiter are bytes that JSON never holds unescaped. */
const JSON_LINES = `(format csv, quote E'\\x01', delimiter E'\\x02')`;

/** A text that spreadsheets would take for a formula begins so, perhaps behind marks that keep them from it. */
const FORMULA = `^''*[=+\\-@\\t\\r＝＋－＠]`;

/** A mark before what a spreadsheet would run. Reading a CSV takes one mark away again. */
const withoutFormula = (column: string): string =>
  `case when ${column}::text ~ '${FORMULA}' then '''' || ${column} else ${column}::text end as ${column}`;

/** The query of a CSV: no cell of it is a formula. */
function csvQuery({ query, columns }: TableSource): string {
  const cells = columns.map(({ name, type }) => {
    const column = `"${name}"`;
    return type === "text" ? withoutFormula(column) : column;
  });
  return `select ${cells.join(", ")} from (${query}) r`;
}

/** The objects of JSON Lines that come in chunks, in groups as they come. */
async function* parseLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Record<string, unknown>[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}

/**
 * The bytes of a table in a format, row by row from the database however many there are: no more than a few thousand rows
 * are in memory at a time. Whoever stops early gives the connection up with it.
 *
 * @param onEnd hears how many rows there were
 */
export async function* readTable(
  pool: Pool,
  source: TableSource,
  format: TableFormat,
  onEnd: (rows: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const sql =
    format === "csv"
      ? `copy (${csvQuery(source)}) to stdout with (format csv, header)`
      : `copy (select row_to_json(r) from (${source.query}) r) to stdout with ${JSON_LINES}`;
  const client = await pool.connect();
  let whole = false;
  try {
    const stream: CopyToStreamQuery = client.query(copyTo(sql));
    if (format === "parquet") yield* writeParquet(parseLines(stream), source.columns);
    else yield* stream as AsyncIterable<Buffer>;
    whole = true;
    // PostgreSQL counts the header line of a CSV as none.
    onEnd(stream.rowCount);
  } finally {
    // In the middle of its rows a connection is good for nothing else.
    client.release(whole ? undefined : new Error("The rows were not read to their end."));
  }
}

/** Streams a table to `target`; returns the number of its rows. */
export async function writeTable(
  pool: Pool,
  source: TableSource,
  format: TableFormat,
  target: Writable,
): Promise<number> {
  let count = 0;
  const bytes = readTable(pool, source, format, (rows) => (count = rows));
  await pipeline(Readable.from(bytes, { objectMode: false }), target, { end: target !== process.stdout });
  return count;
}
