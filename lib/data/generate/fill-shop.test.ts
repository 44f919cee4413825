import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { runImport } from "@/lib/data/import/run-import";
import { fillShop } from "./fill-shop";
import { makeShop } from "./generate-interactions";
import { DAY_MS } from "./options";
import { writeShopFiles } from "./write-files";

const database = withTestDatabase();
const UNTIL = Date.UTC(2026, 5, 1);
const shop = makeShop({ shoppers: 200, products: 150, interactions: 2_000, days: 60, seed: 5, until: UNTIL });
const quiet = { replaceSample: false, onProgress: () => {} };
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-generate-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const CONTENT = `select i.id, i.shopper_id, p.sku, p.name, p.price_amount, i.kind, i.value, i.at, s.created_at
  from interactions i join products p on p.id = i.product_id join shoppers s on s.id = i.shopper_id order by i.id`;

async function readContent() {
  const { rows } = await database.pool().query<Record<string, unknown>>(CONTENT);
  return rows;
}

async function listIndexes() {
  const { rows } = await database
    .pool()
    .query("select indexname, indexdef from pg_indexes where tablename = 'interactions' order by 1");
  return rows;
}

beforeEach(async () => {
  await database
    .pool()
    .query(
      "truncate interactions, shoppers, products, categories, settings, import_runs restart identity cascade",
    );
});

describe("filling a shop", () => {
  it("puts everything there, ids in the order of time, and leaves the indexes as they were", async () => {
    const before = await listIndexes();
    const statistics = await fillShop(database.pool(), shop, quiet);
    const rows = await readContent();
    expect(rows).toHaveLength(2_000);
    expect(statistics.interactions).toBe(2_000);
    expect(new Set(rows.map((row) => row.shopper_id)).size).toBe(200);
    const times = rows.map((row) => (row.at as Date).getTime());
    expect(times.every((at, i) => i === 0 || at >= (times[i - 1] ?? 0))).toBe(true);
    expect(times[0]).toBeGreaterThanOrEqual(UNTIL - 60 * DAY_MS);
    expect(await listIndexes()).toEqual(before);
  });

  it("refuses a shop that is not empty, and takes the sample away only when told to", async () => {
    await fillShop(database.pool(), shop, quiet);
    await expect(fillShop(database.pool(), shop, quiet)).rejects.toThrow("150 products of generated");
    await database.pool().query("insert into settings (key, value) values ('sample', '{}')");
    await expect(fillShop(database.pool(), shop, quiet)).rejects.toThrow("--replace-sample");
    await fillShop(database.pool(), shop, { ...quiet, replaceSample: true });
    expect(await readContent()).toHaveLength(2_000);
  });

  it("gives the very shop that its files give when they are imported", async () => {
    await fillShop(database.pool(), shop, quiet);
    const filled = await readContent();
    await database
      .pool()
      .query("truncate interactions, shoppers, products, categories, settings restart identity cascade");
    const files = await writeShopFiles(shop, folder, () => {});
    for (const [format, file] of [
      ["catalog", files.catalog],
      ["interactions", files.interactions],
    ] as const) {
      const report = await runImport(database.pool(), {
        format,
        path: file,
        batchRows: 1_000,
        rejectsPath: path.join(folder, "rejects.csv"),
        replaceSample: false,
        options: {
          currency: "GBP",
          placeholderPrice: "1",
          now: UNTIL,
          columns: {},
          kinds: {},
          delimiter: undefined,
        },
        onProgress: () => {},
      });
      expect(report.rejected + report.duplicates).toBe(0);
    }
    const withoutJoining = (rows: Record<string, unknown>[]) =>
      rows.map((row) => ({ ...row, created_at: null }));
    expect(withoutJoining(await readContent())).toEqual(withoutJoining(filled));
  });
});

describe("the files", () => {
  it("are the same, byte for byte, for the same seed", async () => {
    const first = await writeShopFiles(shop, path.join(folder, "a"), () => {});
    const second = await writeShopFiles(shop, path.join(folder, "b"), () => {});
    for (const name of ["catalog", "interactions"] as const) {
      expect(fs.readFileSync(second[name]).equals(fs.readFileSync(first[name]))).toBe(true);
    }
  });
});
