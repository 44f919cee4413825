import { type BasicType, ByteWriter, ParquetWriter, schemaFromColumnData } from "hyparquet-writer";
import type { ColumnType, TableColumn } from "./table-source";

/** Rows of one group: what is in memory at a time. */
const GROUP_ROWS = 10_000;

const TYPES: Readonly<Record<ColumnType, BasicType>> = {
  text: "STRING",
  number: "DOUBLE",
  integer: "INT32",
  time: "TIMESTAMP",
  flag: "BOOLEAN",
  json: "JSON",
};

/** A value as the library takes it. */
function toValue(value: unknown, type: ColumnType): unknown {
  if (value === null || value === undefined) return null;
  return type === "time" ? new Date(String(value)) : value;
}

/** Bytes written so far; the writer begins anew behind them. */
function drain(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}

/** Rows as a Parquet file, compressed by Snappy, in pieces: a group of rows each, and what tells where they are. */
export async function* writeParquet(
  groups: AsyncIterable<Record<string, unknown>[]>,
  columns: readonly TableColumn[],
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const shape = columns.map(({ name, type }) => ({ name, type: TYPES[type], nullable: true, data: [] }));
  const parquet = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: shape }),
    createdBy: "Aisle",
  });
  const write = async (rows: readonly Record<string, unknown>[]): Promise<Uint8Array> => {
    const columnData = columns.map(({ name, type }) => ({
      name,
      data: rows.map((row) => toValue(row[name], type)),
    }));
    await parquet.write({ columnData, rowGroupSize: GROUP_ROWS });
    return drain(writer);
  };
  let waiting: Record<string, unknown>[] = [];
  for await (const rows of groups) {
    waiting = waiting.concat(rows);
    while (waiting.length >= GROUP_ROWS) yield write(waiting.splice(0, GROUP_ROWS));
  }
  if (waiting.length > 0) yield write(waiting);
  await parquet.finish();
  yield drain(writer);
}
