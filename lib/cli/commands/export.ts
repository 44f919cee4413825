import fs from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Writable } from "node:stream";
import type { Pool } from "pg";
import { AppError } from "@/lib/platform/errors";
import { loadLiveArtifact } from "@/lib/recommender/models/queries";
import { defineCommand, UsageError } from "../command";
import { EXIT } from "../exit-code";
import { buildExportQuery, EXPORTS, type TableExport } from "@/lib/data/export/export-queries";
import { type TableFormat, writeTable } from "@/lib/platform/files/write-table";
import { formatCount } from "../format-table";
import { resolveGiven } from "../paths";
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

async function exportTable(
  pool: Pool,
  what: TableExport,
  format: TableFormat,
  file: string | null,
): Promise<Written> {
  const query = await buildExportQuery(pool, what);
  const write = (target: Writable) => writeTable(pool, query, format, target);
  const rows =
    file === null
      ? await write(process.stdout)
      : await writeWhole(file, (draft) => write(fs.createWriteStream(draft)));
  return { rows };
}

function readFormat(text: string | undefined, file: string | null): TableFormat {
  const format = text ?? (file !== null && /\.(jsonl|ndjson)$/.test(file) ? "jsonl" : "csv");
  if (format === "csv" || format === "jsonl") return format;
  throw new UsageError(`--format "${format}" must be csv or jsonl.`);
}

export const exportCommand = defineCommand({
  name: "export",
  summary: "Write the catalog, interactions, orders or the live model to a file",
  positionals: ["<what>"],
  options: { output: { type: "string", short: "o" }, format: { type: "string" } },
  details: `
  <what>               catalog, interactions, orders (CSV or JSON Lines) or model (safetensors)
  -o, --output <path>  the file; without it everything goes to standard output
  --format <format>    csv or jsonl (default: by the file's name, else csv)`,
  async run({ values, positionals: [what], out }) {
    const table = EXPORTS.find((one) => one === what);
    if (!table && what !== "model")
      throw new UsageError(`"${what}" cannot be exported; choose one of ${EXPORTS.join(", ")}, model.`);
    const file = values.output === undefined ? null : resolveGiven(values.output);
    if (!table && file === null && process.stdout.isTTY) {
      throw new UsageError("A model is binary: name a file with --output.");
    }
    // On standard output the data is the result: with --json as JSON lines.
    const format = readFormat(values.format ?? (out.json && file === null ? "jsonl" : undefined), file);
    const written: Written = await withSession(out, ({ pool }): Promise<Written> =>
      table ? exportTable(pool, table, format, file) : exportModel(file),
    );
    if (file === null) return EXIT.ok;
    out.result({ file, ...written });
    out.line(
      "rows" in written ? `${file}: ${formatCount(written.rows)} rows` : `${file}: model ${written.model}`,
    );
    return EXIT.ok;
  },
});
