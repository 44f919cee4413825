import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import type { FileFacts } from "./inspect-file";
import { matchColumns } from "./match-columns";
import { openBytes } from "./open-bytes";
import type { ColumnSpec, SourceRow, Table } from "./source-row";

const GROUP = 2_000;
/** Lines that are looked at for keys: not every object has all. */
const HEADER_LINES = 10_000;
const MAX_LINE = 1_000_000;

const objectSchema = z.record(z.string(), z.unknown());

async function* readLines(
  facts: FileFacts,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<{ text: string; line: number }> {
  const decoder = new TextDecoder(facts.encoding);
  let rest = "";
  let bytes = 0;
  let line = 0;
  for await (const chunk of openBytes(facts.file)) {
    bytes += chunk.length;
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) {
      const message = `${path.basename(facts.file)}: line ${line + lines.length + 1} is longer than ${MAX_LINE} characters: this is no JSON Lines file.`;
      throw new AppError("invalid", message);
    }
    for (const text of lines) yield { text, line: ++line };
    onBytes?.(bytes);
  }
  rest += decoder.decode();
  if (rest !== "") yield { text: rest, line: ++line };
}

/** Digits a number cannot hold: ids of some sources have as many, and two of them must not become one. */
const LONG_NUMBER = /\d{16}/;

/** JSON, but numbers too long for one stay the text they are. */
function parseJson(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text);
  // The type of the third argument is younger than our types.
  const keep = (_key: string, value: unknown, context?: { source?: string }) =>
    typeof value === "number" && LONG_NUMBER.test(context?.source ?? "") ? context?.source : value;
  return JSON.parse(text, keep);
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed = objectSchema.safeParse(parseJson(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Numbers, booleans and text as text; lists joined by ` > ` (category paths); nothing as the empty text. */
function toText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(toText).join(" > ");
  return typeof value === "object" ? JSON.stringify(value) : String(value).trim();
}

async function collectKeys(facts: FileFacts): Promise<string[]> {
  const keys = new Set<string>();
  let objects = 0;
  let seen = 0;
  for await (const { text } of readLines(facts)) {
    if (text.trim() === "") continue;
    const object = parseObject(text);
    if (object) objects++;
    Object.keys(object ?? {}).forEach((key) => keys.add(key));
    if (++seen === HEADER_LINES) break;
  }
  if (objects > 0) return [...keys];
  throw new AppError("invalid", `${path.basename(facts.file)} holds no JSON objects, one a line.`);
}

/** A JSON Lines file as a table: the keys of its first objects are its columns. */
export async function openJsonLines(facts: FileFacts, specs: readonly ColumnSpec[]): Promise<Table> {
  const header = await collectKeys(facts);
  const { positions, ignored } = matchColumns(header, specs, facts.file);
  const keys = positions.map((position) => (position === -1 ? null : (header[position] ?? null)));

  function toRow(text: string, line: number): SourceRow {
    const object = parseObject(text);
    const values = keys.map((key) => (key === null ? "" : toText(object?.[key])));
    const nul = values.some((value) => value.includes("\u0000"));
    const problem =
      object === null ? "the line is no JSON object" : nul ? "the row contains a NUL byte" : null;
    return { line, values, raw: [text], problem };
  }

  async function* rows(onBytes?: (bytes: number) => void): AsyncGenerator<SourceRow[]> {
    let group: SourceRow[] = [];
    for await (const { text, line } of readLines(facts, onBytes)) {
      if (text.trim() === "") continue;
      group.push(toRow(text, line));
      if (group.length === GROUP) {
        yield group;
        group = [];
      }
    }
    if (group.length > 0) yield group;
  }
  return { file: facts.file, header, ignored, rows };
}
