import path from "node:path";
import { type CsvError, type InfoRecord, type Options, parse } from "csv-parse";
import { AppError } from "@/lib/platform/errors";
import type { Encoding, FileFacts } from "./inspect-file";
import { matchColumns } from "./match-columns";
import { openBytes, toStream } from "./open-bytes";
import { readFirstLine } from "./read-lines";
import type { ColumnSpec, OnBytes, SourceRow, Table } from "./source-row";
import { guessDelimiter } from "./split-line";

export interface CsvDialect {
  /** Guessed from the header when not given. */
  delimiter?: string;
  /** Names of the columns of a file without a header line. */
  header?: readonly string[];
  /** false where `"` is an ordinary character. */
  quotes?: boolean;
}

interface CsvRecord {
  record: string[];
  /** Where the record ends. */
  line: number;
}

const GROUP = 2_000;
const MAX_RECORD = 1_000_000;

async function* decode(file: string, encoding: Encoding): AsyncGenerator<Buffer | string> {
  if (encoding === "utf-8") {
    yield* openBytes(file);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of openBytes(file)) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function explain(error: unknown, file: string): unknown {
  const { code, lines, records = 0, empty_lines = 0 } = error as CsvError & Partial<InfoRecord>;
  if (typeof code !== "string" || !code.startsWith("CSV_")) return error;
  const name = path.basename(file);
  // The parser tells where it gave up; the quote was opened behind the last whole record.
  const from = records + empty_lines + 1;
  const open = `${name} is not CSV from line ${from} on: a quote is opened there and never closed`;
  const message =
    code === "CSV_QUOTE_NOT_CLOSED"
      ? `${open}.`
      : code === "CSV_MAX_RECORD_SIZE"
        ? `${open}, or the line is longer than ${MAX_RECORD} characters.`
        : `${name} cannot be read as CSV at line ${lines}: ${(error as Error).message}`;
  return new AppError("invalid", message, { cause: error });
}

async function* parseRecords(
  facts: FileFacts,
  { delimiter = ",", quotes = true }: CsvDialect,
  toLine?: number,
  onBytes?: OnBytes,
): AsyncGenerator<CsvRecord> {
  const options: Options<CsvRecord, string[]> = {
    bom: true,
    delimiter,
    quote: quotes ? '"' : false,
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
  const source = toStream(decode(facts.file, facts.encoding));
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

async function readHeader(facts: FileFacts, dialect: CsvDialect): Promise<string[]> {
  for await (const { record } of parseRecords(facts, dialect, 1)) return record;
  throw new AppError("invalid", `${path.basename(facts.file)} has no header line.`);
}

function findProblem(record: string[], width: number, facts: FileFacts): string | null {
  if (record.length < width) return `the row has ${record.length} of ${width} columns`;
  if (record.length > width && record.slice(width).some((value) => value !== "")) {
    return `the row has ${record.length} columns, the header ${width}`;
  }
  if (facts.hasNul && record.some((value) => value.includes("\u0000"))) return "the row contains a NUL byte";
  return null;
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
  const delimiter = dialect.delimiter ?? guessDelimiter(await readFirstLine(facts));
  const settled = { ...dialect, delimiter };
  const header = dialect.header ?? (await readHeader(facts, settled));
  const { positions, ignored } = matchColumns(header, specs, facts.file, hint);
  const width = header.length;

  async function* rows(onBytes?: OnBytes): AsyncGenerator<SourceRow[]> {
    let group: SourceRow[] = [];
    let first = dialect.header === undefined;
    for await (const { record, line } of parseRecords(facts, settled, undefined, onBytes)) {
      if (first) {
        first = false;
        continue;
      }
      const values = positions.map((position) => record[position] ?? "");
      group.push({
        get line() {
          return startLine(record, line);
        },
        values,
        raw: record,
        problem: findProblem(record, width, facts),
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
