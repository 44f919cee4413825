import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { childEnvironment } from "@/lib/platform/env";
import { importFile, makeFolder } from "./testing/import-fixture";

/** Not part of the product (docs/data.md); promised in CI, so there its absence is a failure. Larger ones: whole-files.long.test.ts. */
const DATA = path.resolve("../shared/data");
const missing = !fs.existsSync(DATA);
const inCi = Boolean(childEnvironment({}).CI);
if (missing && !inCi) console.warn(`Skipped: the real data sets are not at ${DATA}.`);

const { pool } = withTestDatabase();
const write = makeFolder();

async function emptyShop(): Promise<void> {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
}

describe.skipIf(missing && !inCi)("real data", { timeout: 300_000 }, () => {
  afterAll(emptyShop);

  it.each(["online-retail", "retailrocket", "movielens-100k", "open-bandit"])(
    "%s is where CI promises it",
    (name) => expect(fs.existsSync(path.join(DATA, name))).toBe(true),
  );

  it("RetailRocket: all 97,381 rows are accounted for, and a second time brings nothing new", async () => {
    await emptyShop();
    const folder = path.join(DATA, "retailrocket");
    const rejectsPath = `${write("rocket", "")}.rejects.csv`;
    const first = await importFile(pool(), "retailrocket", folder, { rejectsPath });
    expect(first).toMatchObject({ rows: 97_381, imported: 97_381, duplicates: 0, rejected: 0 });
    const { rows } = await pool().query(
      "select kind, count(*)::int as count from interactions group by kind order by kind",
    );
    expect(rows).toEqual([
      { kind: "view", count: 75_374 },
      { kind: "cart", count: 12_456 },
      { kind: "purchase", count: 9_551 },
    ]);
    const second = await importFile(pool(), "retailrocket", folder, { rejectsPath });
    expect(second).toMatchObject({ imported: 0, duplicates: 97_381, rejected: 0 });
  });

  it("MovieLens: 100,000 ratings with titles and genres", async () => {
    await emptyShop();
    const folder = path.join(DATA, "movielens-100k");
    const report = await importFile(pool(), "movielens", folder, { rejectsPath: `${write("ml", "")}.r.csv` });
    expect(report).toMatchObject({ rows: 100_000, imported: 100_000, rejected: 0 });
    const { rows } = await pool().query(
      "select p.name, c.path from products p join categories c on c.id = p.category_id where sku = '1'",
    );
    expect(rows).toEqual([{ name: "Toy Story", path: "films/animation" }]);
  });
});
