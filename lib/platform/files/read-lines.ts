import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import { decodeText } from "./decode-text";
import type { FileFacts } from "./inspect-file";
import type { OnBytes, SourceRow, Table } from "./source-row";

/** A line of a text file, counted from 1, without its end. */
export interface TextLine {
  readonly text: string;
  readonly line: number;
  /** Some of its bytes were no UTF-8. */
  readonly repaired?: boolean;
}

interface LineLimit {
  /** Characters a line may have. */
  readonly longest: number;
  /** What to say of a longer one, behind the file's name. */
  tooLong(line: number): string;
}

/** The lines of a text file in groups. Throws AppError for a line that is too long to be one. */
export async function* readLines(
  facts: FileFacts,
  { longest, tooLong }: LineLimit,
  onBytes: OnBytes = () => {},
): AsyncGenerator<TextLine[]> {
  let rest = "";
  let bytes = 0;
  let line = 0;
  const repaired = new Set<number>();
  for await (const piece of decodeText(facts, (line) => repaired.add(line))) {
    bytes += Buffer.byteLength(piece, facts.encoding.startsWith("utf-16") ? "utf16le" : "utf8");
    const texts = (rest + piece).split("\n");
    rest = texts.pop() ?? "";
    if (rest.length > longest) {
      throw new AppError("invalid", `${path.basename(facts.file)}: ${tooLong(line + texts.length + 1)}`);
    }
    onBytes(bytes);
    yield texts.map((text) => ({ text, line: ++line, repaired: repaired.has(line) }));
  }
  if (rest !== "") yield [{ text: rest, line: line + 1, repaired: repaired.has(line + 1) }];
}

/** A line may hold everything one user did, which may be a lot; but what is longer than this is not text. */
const WORD_LINES: LineLimit = {
  longest: 100_000_000,
  tooLong: (line) => `line ${line} never ends: this is not a text file.`,
};
/** A remark about the file: a mark and a blank. */
const REMARK = /^[#%]\s/;

/** A text file whose lines are words, without a header: each line that is neither blank nor a remark is a row. */
export function openWords(facts: FileFacts, separator: RegExp = /\s+/): Table {
  async function* rows(onBytes?: OnBytes): AsyncGenerator<SourceRow[]> {
    for await (const lines of readLines(facts, WORD_LINES, onBytes)) {
      yield lines.flatMap(({ text, line }) => {
        const trimmed = text.trim();
        return trimmed === "" || REMARK.test(trimmed) ? [] : [toRow(trimmed, line, separator)];
      });
    }
  }
  return { file: facts.file, header: [], ignored: [], has: () => true, rows };
}

function toRow(text: string, line: number, separator: RegExp): SourceRow {
  const problem = text.includes("\u0000") ? "the line contains a NUL byte" : null;
  return { line, values: text.split(separator), raw: [text], problem };
}

/** The first line that is neither blank nor a remark, without its end; empty for a file that has none. */
export async function readFirstLine(facts: FileFacts): Promise<string> {
  for await (const [first] of openWords(facts, /\n/).rows()) {
    if (first !== undefined) return first.values[0] ?? "";
  }
  return "";
}
