import path from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { parseJson } from "@/lib/platform/parse-json";
import type { FileFacts } from "./inspect-file";
import { matchColumns } from "./match-columns";
import { NO_UTF8 } from "./read-csv";
import { readLines, type TextLine } from "./read-lines";
import { scanObjects } from "./scan-objects";
import type { ColumnSpec, OnBytes, SourceRow, Table } from "./source-row";

const GROUP = 2_000;
/** Lines that are looked at for keys: not every object has all. */
const HEADER_LINES = 10_000;
const MAX_LINE = 1_000_000;
const LIMIT = {
  longest: MAX_LINE,
  tooLong: (line: number) =>
    `line ${line} is longer than ${MAX_LINE} characters: this is not a JSON Lines file.`,
};

const objectSchema = z.record(z.string(), z.unknown());

/** The object a text is, or null. Numbers too long for one are the text they are written as. */
export function parseObject(text: string): Record<string, unknown> | null {
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

/** Reads the objects of a file as text, each with the line it begins in. */
type ReadObjects = (facts: FileFacts, onBytes?: OnBytes) => AsyncIterable<TextLine>;

/** The lines that are not blank. */
async function* readObjectLines(facts: FileFacts, onBytes?: OnBytes): AsyncGenerator<TextLine> {
  for await (const lines of readLines(facts, LIMIT, onBytes)) {
    for (const line of lines) if (line.text.trim() !== "") yield line;
  }
}

const UNLIMITED = { longest: Number.POSITIVE_INFINITY, tooLong: () => "" };

/** How many of the first lines decide whether each is an object of its own. */
const LOOKED_AT = 100;

/** One object a line, or objects over several lines and in a list. */
async function chooseReader(facts: FileFacts): Promise<ReadObjects> {
  let seen = 0;
  for await (const lines of readLines(facts, UNLIMITED)) {
    for (const { text } of lines) {
      if (seen === 0 && text.trimStart().startsWith("[")) return scanObjects;
      if (parseObject(text) !== null) return readObjectLines;
      if (++seen === LOOKED_AT) return scanObjects;
    }
  }
  return scanObjects;
}

async function collectKeys(facts: FileFacts, readObjects: ReadObjects): Promise<string[]> {
  const keys = new Set<string>();
  let objects = 0;
  let seen = 0;
  for await (const { text } of readObjects(facts)) {
    const object = parseObject(text);
    if (object) objects++;
    Object.keys(object ?? {}).forEach((key) => keys.add(key));
    if (++seen === HEADER_LINES) break;
  }
  if (objects > 0) return [...keys];
  throw new AppError(
    "invalid",
    `${path.basename(facts.file)} holds no JSON objects that can be read, neither one a line nor a list of them.`,
  );
}

/** The items of a list as text; of objects, what they are called or where they are. null for what is no list. */
function toList(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  return value.map((item: unknown) => {
    const object = objectSchema.safeParse(item);
    const { src, url, name } = object.success ? object.data : {};
    return toText(object.success && !Array.isArray(item) ? (src ?? url ?? name ?? item) : item);
  });
}

/** An object as a row: `keys` are what it calls the columns, null where it has none. */
export function toJsonRow(
  object: Record<string, unknown> | null,
  keys: readonly (string | null)[],
  { text, line, repaired }: TextLine,
): SourceRow {
  const values = keys.map((key) => (key === null ? "" : toText(object?.[key])));
  const nul = values.some((value) => value.includes("\u0000"));
  const problem = object === null ? "this is not a JSON object" : nul ? "the row contains a NUL byte" : null;
  const list = (place: number) => toList(object?.[keys[place] ?? ""]);
  const json = (place: number) => object?.[keys[place] ?? ""];
  const lacks = (place: number) => !Object.hasOwn(object ?? {}, keys[place] ?? "");
  return { line, values, raw: [text], problem, repair: repaired ? NO_UTF8 : null, list, json, lacks };
}

/** A file of JSON objects as a table, one a line, over several lines or in a list: the keys of its first objects are its columns. Throws AppError as `openCsv` does. */
export async function openJsonLines(
  facts: FileFacts,
  specs: readonly ColumnSpec[],
  hint?: string,
): Promise<Table> {
  const readObjects = await chooseReader(facts);
  const header = await collectKeys(facts, readObjects);
  const { positions, ignored } = matchColumns(header, specs, facts.file, hint);
  const keys = positions.map((position) => (position === -1 ? null : (header[position] ?? null)));

  async function* rows(onBytes?: OnBytes): AsyncGenerator<SourceRow[]> {
    let group: SourceRow[] = [];
    for await (const object of readObjects(facts, onBytes)) {
      group.push(toJsonRow(parseObject(object.text), keys, object));
      if (group.length === GROUP) {
        yield group;
        group = [];
      }
    }
    if (group.length > 0) yield group;
  }
  return { file: facts.file, header, ignored, has: (place) => (positions[place] ?? -1) !== -1, rows };
}
