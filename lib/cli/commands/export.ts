import fs from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Writable } from "node:stream";
import type { Pool } from "pg";
import { AppError } from "@/lib/platform/errors";
import { loadLiveArtifact } from "@/lib/recommender/models/queries";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { EXPORTS, type TableExport } from "@/lib/data/export/columns";
import { buildExport, type ExportOptions } from "@/lib/data/export/export-tables";
import { TABLE_FORMATS, type TableFormat, writeTable } from "@/lib/platform/files/write-table";
import { readTime } from "@/lib/data/formats/time";
import { formatCount } from "../format-table";
import { resolveGiven } from "../paths";
import { readChoice } from "../read-values";
import { withSession } from "../session";

/** Writes beside the target and renames, so that nobody reads half a file. */
async function writeWhole<T>(file: string, write: (draft: string) => Promise<T>): Promise<T> {
  const draft = `${file}.part`;
  try {
    const result = await write(draft);
    fs.renameSync(draft, file);
    return result;
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

type Written = { rows: number } | { model: string; bytes: number };

async function exportModel(file: string | null): Promise<Written> {
  const artifact = await loadLiveArtifact();
  if (!artifact) throw new AppError("not_found", "No model is live. Train one first: npm run aisle -- train");
  const { id, bytes } = artifact;
  if (file === null) process.stdout.write(bytes);
  else await writeWhole(file, (draft) => writeFile(draft, bytes));
  return { model: id, bytes: bytes.length };
}

interface Wanted extends ExportOptions {
  what: TableExport;
  format: TableFormat;
}

async function exportTable(
  pool: Pool,
  { what, format, ...options }: Wanted,
  file: string | null,
): Promise<Written> {
  const table = await buildExport(pool, what, options);
  const write = (target: Writable) => writeTable(pool, table, format, target);
  const rows =
    file === null
      ? await write(process.stdout)
      : await writeWhole(file, (draft) => write(fs.createWriteStream(draft)));
  return { rows };
}

const ENDINGS: readonly (readonly [ending: RegExp, format: TableFormat])[] = [
  [/\.(jsonl|ndjson)$/, "jsonl"],
  [/\.parquet$/, "parquet"],
];

function readFormat(text: string | undefined, file: string | null): TableFormat {
  if (text !== undefined) return readChoice(text, "format", TABLE_FORMATS);
  return ENDINGS.find(([ending]) => ending.test(file ?? ""))?.[1] ?? "csv";
}

function readSince(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  const at = readTime(text);
  if (at === null) throw new UsageError(`--since "${text}" must be a time like 2026-01-31T00:00:00Z.`);
  return new Date(at);
}

export const exportCommand = defineCommand({
  name: "export",
  summary: "Write products, interactions, lists, clicks, orders, models or the live model to a file",
  positionals: ["<what>"],
  options: {
    output: { type: "string", short: "o" },
    out: { type: "string" },
    format: { type: "string" },
    since: { type: "string" },
  },
  details: `
  <what>               catalog, interactions, lists, clicks, orders, models, or model (the live one, as safetensors)
  -o, --out <path>     the file; without it everything goes to standard output (--output is the same)
  --format <format>    jsonl, csv or parquet (default: by the file's name, else csv)
  --since <time>       only what has come in or changed since then`,
  async run({ values, positionals: [what], out }) {
    const table = EXPORTS.find((one) => one === what);
    if (!table && what !== "model")
      throw new UsageError(`"${what}" cannot be exported; choose one of ${EXPORTS.join(", ")}, model.`);
    const given = values.out ?? values.output;
    const file = given === undefined ? null : resolveGiven(given);
    const since = readSince(values.since);
    // On standard output the data is the result: with --json as JSON lines.
    const format = readFormat(values.format ?? (out.json && file === null ? "jsonl" : undefined), file);
    if ((!table || format === "parquet") && file === null && process.stdout.isTTY) {
      throw new UsageError("That is binary: name a file with --out.");
    }
    const written: Written = await withSession(out, ({ pool }): Promise<Written> =>
      table ? exportTable(pool, { what: table, format, since }, file) : exportModel(file),
    );
    if (file === null) return EXIT.ok;
    out.result({ file, ...written });
    out.line(
      "rows" in written ? `${file}: ${formatCount(written.rows)} rows` : `${file}: model ${written.model}`,
    );
    return EXIT.ok;
  },
});
