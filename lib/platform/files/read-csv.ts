import path from "node:path";
import { type CsvError, type InfoRecord, type Options, parse } from "csv-parse";
import { AppError } from "@/lib/platform/errors";
import { decodeText, type OnRepaired } from "./decode-text";
import type { FileFacts } from "./inspect-file";
import { matchColumns } from "./match-columns";
import { toStream } from "./open-bytes";
import { readFirstLine } from "./read-lines";
import { keepsQuoteRules, repairQuotes } from "./repair-quotes";
import type { ColumnSpec, OnBytes, SourceRow, Table } from "./source-row";
import { guessDelimiter } from "./split-line";

export interface CsvDialect {
  /** Guessed from the header when not given. */
  delimiter?: string;
  /** Names of the columns of a file without a header line. */
  header?: readonly string[];
  /** false where `"` is an ordinary character. */
  quotes?: boolean;
  /** Rows with fewer cells than the header end in empty ones, as Excel writes them; else they are refused. */
  shortRows?: boolean;
}

/** How the file is read in the end; `repair` where it breaks the rules about quotes. */
interface SettledDialect extends Omit<CsvDialect, "quotes"> {
  quotes?: boolean | "repair";
}

interface CsvRecord {
  record: string[];
  /** Where the record ends. */
  line: number;
}

const GROUP = 2_000;
const MAX_RECORD = 1_000_000;

function explain(error: unknown, file: string): unknown {
  const { code, lines, records = 0, empty_lines = 0 } = error as CsvError & Partial<InfoRecord>;
  if (typeof code !== "string" || !code.startsWith("CSV_")) return error;
  const name = path.basename(file);
  // The parser tells where it gave up; the quote was opened behind the last whole record.
  const from = records + empty_lines + 1;
  const open = `${name} is not CSV from line ${from} on: a quote is opened there and never closed`;
  const message =
    code === "CSV_QUOTE_NOT_CLOSED"
      ? `${open}. A quote inside a quoted cell has to be written twice ("").`
      : code === "CSV_MAX_RECORD_SIZE"
        ? `${open}, or the line is longer than ${MAX_RECORD} characters.`
        : `${name} cannot be read as CSV at line ${lines}: ${(error as Error).message}`;
  return new AppError("invalid", message, { cause: error });
}

async function* parseRecords(
  facts: FileFacts,
  { delimiter = ",", quotes = true }: SettledDialect,
  { toLine, onBytes, onRepaired }: { toLine?: number; onBytes?: OnBytes; onRepaired?: OnRepaired } = {},
): AsyncGenerator<CsvRecord> {
  const options: Options<CsvRecord, string[]> = {
    bom: true,
    delimiter,
    quote: quotes === false ? false : '"',
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: MAX_RECORD,
    ...(toLine === undefined ? {} : { to: toLine }),
    on_record: (record: string[], { lines }: InfoRecord): CsvRecord => ({ record, line: lines }),
  };
  // The package's types know records of one's own only together with column names.
  const parser = parse(options as unknown as Options);
  const text = decodeText(facts, onRepaired);
  const source = toStream(quotes === "repair" ? repairQuotes(text, delimiter) : text);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  let taken = 0;
  try {
    for await (const record of parser as unknown as AsyncIterable<CsvRecord>) {
      yield record;
      if (++taken % GROUP === 0) onBytes?.(parser.info.bytes);
    }
  } catch (error) {
    throw explain(error, facts.file);
  } finally {
    source.destroy();
  }
}

async function readHeader(facts: FileFacts, dialect: SettledDialect): Promise<string[]> {
  for await (const { record } of parseRecords(facts, dialect, { toLine: 1 })) return record;
  throw new AppError("invalid", `${path.basename(facts.file)} has no header line.`);
}

interface Shape {
  width: number;
  shortRows: boolean;
}

function findProblem(record: string[], { width, shortRows }: Shape, facts: FileFacts): string | null {
  if (record.length < width && !shortRows) return `the row has ${record.length} of ${width} columns`;
  if (record.length > width && record.slice(width).some((value) => value !== "")) {
    return `the row has ${record.length} columns, the header ${width} (a cell with the mark between cells in it needs quotes)`;
  }
  if (facts.hasNul && record.some((value) => value.includes("\u0000"))) return "the row contains a NUL byte";
  return null;
}

const GUARDED = /^'(?='*[=+\-@\t\r＝＋－＠])/;

/** A cell without the mark that keeps spreadsheets from running it as a formula: our exports write one. */
function withoutGuard(cell: string): string {
  return cell.startsWith("'") ? cell.replace(GUARDED, "") : cell;
}

/** What is said of a row some of whose bytes were read as Windows-1252. */
export const NO_UTF8 = "some bytes are no UTF-8 and were read as Windows-1252";

function wasRepaired(repaired: ReadonlySet<number>, from: number, to: number): boolean {
  for (let line = from; line <= to; line++) if (repaired.has(line)) return true;
  return false;
}

function startLine(record: string[], endLine: number): number {
  let breaks = 0;
  for (const value of record) breaks += value.split("\n").length - 1;
  return endLine - breaks;
}

/** A CSV file as a table. Throws AppError when columns are missing, with `hint` about what to do. */
export async function openCsv(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  dialect: CsvDialect = {},
  hint?: string,
): Promise<Table> {
  const delimiter = dialect.delimiter ?? facts.separator ?? guessDelimiter(await readFirstLine(facts));
  const keepsRules = dialect.quotes === false || (await keepsQuoteRules(decodeText(facts), delimiter));
  const settled: SettledDialect = { ...dialect, delimiter };
  if (!keepsRules) settled.quotes = "repair";
  const header = dialect.header ?? (await readHeader(facts, settled));
  const { positions, ignored } = matchColumns(header, specs, facts.file, hint);
  const shape = { width: header.length, shortRows: dialect.shortRows ?? false };

  async function* rows(onBytes?: OnBytes): AsyncGenerator<SourceRow[]> {
    const repaired = new Set<number>();
    const onRepaired = (line: number) => repaired.add(line);
    let group: SourceRow[] = [];
    let first = dialect.header === undefined;
    for await (const { record, line } of parseRecords(facts, settled, { onBytes, onRepaired })) {
      if (first) {
        first = false;
        continue;
      }
      group.push({
        get line() {
          return startLine(record, line);
        },
        values: positions.map((position) => withoutGuard(record[position] ?? "")),
        raw: record,
        problem: findProblem(record, shape, facts),
        repair: repaired.size > 0 && wasRepaired(repaired, startLine(record, line), line) ? NO_UTF8 : null,
      });
      if (group.length === GROUP) {
        yield group;
        group = [];
      }
    }
    if (group.length > 0) yield group;
  }
  return { file: facts.file, header, ignored, has: (place) => (positions[place] ?? -1) !== -1, rows };
}
