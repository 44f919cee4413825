import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import type { FileFacts } from "./inspect-file";
import { findColumns } from "./match-columns";
import { type CsvDialect, openCsv } from "./read-csv";
import { openJsonLines } from "./read-json-lines";
import { readFirstLine } from "./read-lines";
import { guessDelimiter, splitCells } from "./split-line";
import type { ColumnSpec, Table } from "./source-row";

interface TableOptions {
  /** The mark between cells; guessed from the first line when not given. */
  readonly delimiter?: string | undefined;
  /** Tells by its cells whether the first line is a row already: then the columns are in the order of `specs`. */
  isRow?(cells: readonly string[]): boolean;
  /** Rows shorter than the header end in empty cells; else they are refused. */
  readonly shortRows?: boolean;
  /** What to do about a missing column, for its message. */
  readonly hint?: string;
}

/**
 * Opens CSV or JSON, whichever the first line says, as a table of the columns of `specs`.
 *
 * @throws AppError for a file without lines, or without a column that is required
 */
export async function openTable(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  { delimiter, isRow = () => false, hint, shortRows = false }: TableOptions = {},
): Promise<Table> {
  const first = await readFirstLine(facts);
  if (first === "")
    throw new AppError("invalid", `${path.basename(facts.file)} holds nothing but blank lines.`);
  if (/^[{[]/.test(first)) return openJsonLines(facts, specs, hint);
  const mark = delimiter ?? facts.separator ?? guessDelimiter(first);
  const cells = splitCells(first, mark);
  const dialect: CsvDialect = { delimiter: mark, shortRows };
  if (isRow(cells)) dialect.header = cells.map((_, i) => specs[i]?.names[0] ?? `column ${i + 1}`);
  return openCsv(facts, specs, dialect, hint);
}

/** Whether a line names every column a format cannot do without. */
export function isHeader(line: string, specs: readonly ColumnSpec[]): boolean {
  const { missing } = findColumns(splitCells(line, guessDelimiter(line)), specs);
  return missing.length === 0;
}
