import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { mapColumns } from "@/lib/data/import/generic/map-columns";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { matchColumns } from "@/lib/platform/files/match-columns";
import { openCsv } from "@/lib/platform/files/read-csv";
import { openJsonLines } from "@/lib/platform/files/read-json-lines";
import type { ColumnSpec, SourceRow, Table } from "@/lib/platform/files/source-row";
import type { ColumnOptions } from "./event-file";
import type { FileAccount, Refusal } from "./file-account";
import { type OnBytes, readFirstLine } from "./text-lines";
import { readMoment } from "./time-text";

/** A table and which of a format's columns it has. */
export interface Columns {
  readonly table: Table;
  /** Whether there is a column for that place among the format's. */
  has(place: number): boolean;
}

/** Marks between cells; blanks only where there is no other. */
const MARKS = ["::", "\t", ",", ";", "|"];

/**
 * Opens CSV or JSON Lines as a table of the format's columns.
 *
 * @param isRow tells by its cells whether a first line is a row: then the columns are in the format's order
 * @throws AppError for a file without the columns, saying how to name them
 */
export async function openColumns(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  { columns, delimiter }: ColumnOptions,
  isRow: (cells: readonly string[]) => boolean,
): Promise<Columns> {
  const mapped = mapColumns(specs, columns);
  const loose = mapped.map(({ names }): ColumnSpec => ({ names, required: false }));
  const first = await readFirstLine(facts);
  if (first === "")
    throw new AppError("invalid", `${path.basename(facts.file)} holds nothing but blank lines.`);
  const open = async (): Promise<Table> => {
    if (first.startsWith("{")) return openJsonLines(facts, loose);
    const mark = delimiter ?? guessMark(first);
    const cells = splitCells(first, mark);
    const header = isRow(cells) ? cells.map((_, i) => specs[i]?.names[0] ?? `column ${i + 1}`) : undefined;
    return openCsv(facts, loose, { delimiter: mark, header });
  };
  const table = await open();
  const { positions } = matchColumns(table.header, loose, facts.file);
  const missing = mapped.filter(({ required }, place) => required && positions[place] === -1);
  if (missing.length > 0) throw withoutColumns(table, missing, specs);
  return { table, has: (place) => (positions[place] ?? -1) !== -1 };
}

/** Whether a line names all columns a format cannot do without. */
export function isHeader(line: string, specs: readonly ColumnSpec[]): boolean {
  const loose = specs.map(({ names }): ColumnSpec => ({ names, required: false }));
  const { positions } = matchColumns(splitCells(line, guessMark(line)), loose, "");
  return specs.every(({ required }, place) => !required || positions[place] !== -1);
}

/** Whether a line's third cell is a time, which no header has. */
export function isTimedRow([, , time = ""]: readonly string[]): boolean {
  return readMoment(time) !== null;
}

/** Shows every row of a table to `judge`, which takes it or says why not. */
export async function takeRows(
  table: Table,
  account: FileAccount,
  onBytes: OnBytes,
  judge: (row: SourceRow) => Refusal | null,
): Promise<void> {
  for await (const rows of table.rows(onBytes)) for (const row of rows) account.take(row, judge);
}

/** The mark between the cells of a line, as far as the line tells. */
export function guessMark(line: string): string {
  const best = MARKS.reduce((most, mark) => (countCells(line, mark) > countCells(line, most) ? mark : most));
  return countCells(line, best) > 1 || !line.includes(" ") ? best : " ";
}

function countCells(line: string, mark: string): number {
  return line.split(mark).length;
}

function splitCells(line: string, mark: string): string[] {
  return line.split(mark).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

function withoutColumns(
  { file, header }: Table,
  missing: readonly ColumnSpec[],
  specs: readonly ColumnSpec[],
): AppError {
  const first = ({ names }: ColumnSpec) => names[0] ?? "";
  const shown = header.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 30)));
  const more = header.length > shown.length ? " …" : "";
  return new AppError(
    "invalid",
    `${path.basename(file)} has no column ${missing.map(first).join(", ")}. Its first line says: ` +
      `${shown.join(", ")}${more}. Name the columns with --map ours=theirs (ours are ` +
      `${specs.map(first).join(", ")}), or the mark between cells with --delimiter.`,
  );
}
