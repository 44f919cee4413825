import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Pool } from "pg";
import { afterAll } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import type { FormatName, FormatOptions } from "../contract/import-format";
import { type ImportReport, type ImportRequest, runImport } from "../run-import";

/** A shop without anything in it, for one test file: its database. */
export function withEmptyShop(): ReturnType<typeof withTestDatabase> {
  return withTestDatabase();
}

/** The clock of these tests: 2026-01-01. */
export const NOW = Date.UTC(2026, 0, 1);

/** A folder for the files of one test file, gone afterwards. */
export function makeFolder(): (name: string, content: string | Buffer) => string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-import-"));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return (name, content) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content);
    return file;
  };
}

export function optionsFor(given: Partial<FormatOptions> = {}): FormatOptions {
  const defaults = { currency: null, placeholderPrice: "9.99", now: NOW, delimiter: undefined };
  return { ...defaults, columns: {}, kinds: {}, ...given };
}

type Given = Partial<Omit<ImportRequest, "options" | "format" | "path">> & {
  options?: Partial<FormatOptions>;
};

/** Imports a file as the command line does, quietly. */
export function importFile(
  pool: Pool,
  format: FormatName,
  file: string,
  given: Given = {},
): Promise<ImportReport> {
  return runImport(pool, {
    batchRows: 20_000,
    rejectsPath: `${file}.rejects.csv`,
    replaceSample: false,
    onProgress: () => {},
    ...given,
    format,
    path: file,
    options: optionsFor(given.options),
  });
}

/** Everything the shop holds of what imports write, to see that an import changed nothing. */
export async function countShop(
  pool: Pool,
): Promise<{ products: number; interactions: number; shoppers: number }> {
  const { rows } = await pool.query<{ products: number; interactions: number; shoppers: number }>(
    `select (select count(*)::int from products) as products,
            (select count(*)::int from interactions) as interactions,
            (select count(*)::int from shoppers) as shoppers`,
  );
  const [counts] = rows;
  if (!counts) throw new Error("a count is a row");
  return counts;
}
