import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openBytes } from "@/lib/platform/files/open-bytes";
import type { SourceRow } from "@/lib/platform/files/source-row";

/** A line holds everything one user did, which may be a lot; but what is longer than this is no text. */
const LONGEST_LINE = 100_000_000;

/** Bytes read so far, unpacked. */
export type OnBytes = (bytes: number) => void;

/** A remark about the file, not a row: a mark and a blank. */
const REMARK = /^[#%]\s/;

/** The lines of a text file that are neither blank nor a remark, in groups; `values` is the line's words. */
export async function* readWords(
  facts: FileFacts,
  onBytes: OnBytes,
  separator: RegExp = /\s+/,
): AsyncGenerator<SourceRow[]> {
  const decoder = new TextDecoder(facts.encoding);
  let rest = "";
  let line = 0;
  let bytes = 0;
  const toRows = (lines: readonly string[]): SourceRow[] =>
    lines.flatMap((text) => {
      line++;
      const trimmed = text.trim();
      return trimmed === "" || REMARK.test(trimmed) ? [] : [toRow(trimmed, line, trimmed.split(separator))];
    });
  for await (const chunk of openBytes(facts.file)) {
    bytes += chunk.length;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_LINE) {
      const where = `line ${line + lines.length + 1}`;
      throw new AppError("invalid", `${path.basename(facts.file)}: ${where} never ends: this is no text.`);
    }
    onBytes(bytes);
    yield toRows(lines);
  }
  yield toRows([rest + decoder.decode()]);
}

function toRow(text: string, line: number, values: string[]): SourceRow {
  const problem = text.includes("\u0000") ? "the line contains a NUL byte" : null;
  return { line, values, raw: [text], problem };
}

/** The first line that is neither blank nor a remark, without its end; empty for a file that has none. */
export async function readFirstLine(facts: FileFacts): Promise<string> {
  for await (const [first] of readWords(facts, () => {}, /\n/)) {
    if (first !== undefined) return first.values[0] ?? "";
  }
  return "";
}
