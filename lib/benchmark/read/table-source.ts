import { matchColumns } from "@/lib/import/source/match-columns";
import type { ColumnSpec, SourceRow, Table } from "@/lib/import/source/source-row";
import type { FileAccount, Refusal } from "./file-account";
import type { OnBytes } from "./text-lines";

/** Shows every row of a table to `judge`, which takes it or says why not. */
export async function takeRows(
  table: Table,
  account: FileAccount,
  onBytes: OnBytes,
  judge: (row: SourceRow) => Refusal | null,
): Promise<void> {
  for await (const rows of table.rows(onBytes)) for (const row of rows) account.take(row, judge);
}

/** Whether the table has the column `name`, which is one of `specs`. */
export function hasColumn(table: Table, specs: readonly ColumnSpec[], place: number): boolean {
  return (matchColumns(table.header, specs, table.file).positions[place] ?? -1) !== -1;
}
