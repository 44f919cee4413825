import { openBytes } from "./open-bytes";
import type { FileFacts } from "./inspect-file";
import { type CsvDialect, openCsv } from "./read-csv";
import { openJsonLines } from "./read-json-lines";
import type { ColumnSpec, Table } from "./source-row";

async function startsWithBrace({ file, encoding }: FileFacts): Promise<boolean> {
  for await (const chunk of openBytes(file)) {
    const head = new TextDecoder(encoding).decode(chunk.subarray(0, 4_096));
    return head.trimStart().startsWith("{");
  }
  return false;
}

/** Opens CSV or JSON Lines, whichever the file's first character says. */
export async function openTable(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  dialect: CsvDialect = {},
): Promise<Table> {
  return (await startsWithBrace(facts)) ? openJsonLines(facts, specs) : openCsv(facts, specs, dialect);
}
