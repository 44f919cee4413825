import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { countShop, importFile, makeFolder } from "./testing/import-fixture";

/** Half a million rows, twice: `npm run verify -- whole-files`. The file is not part of the product (docs/data.md). */
const FILE = path.resolve("../shared/data/online-retail/online_retail.csv.gz");

const { pool } = withTestDatabase();
const write = makeFolder();

it("Online Retail: all 541,909 rows are accounted for, and a second time brings nothing new", async () => {
  const rejectsPath = `${write("retail", "")}.rejects.csv`;
  const first = await importFile(pool(), "online-retail", FILE, { rejectsPath });
  expect(first.rows).toBe(541_909);
  expect(first.imported + first.duplicates + first.rejected).toBe(541_909);
  expect(first.imported).toBe((await countShop(pool())).interactions);
  expect(first).toMatchObject({ imported: 399_656, duplicates: 5_220, rejected: 137_033 });
  const rejectedLines = fs.readFileSync(rejectsPath, "utf8").split("\n").length - 2;
  expect(rejectedLines).toBe(first.rejected);
  const { rows } = await pool().query("select name, price_amount from products where sku = '85123A'");
  expect(rows).toEqual([{ name: "White Hanging Heart T-Light Holder", price_amount: 295 }]);

  const second = await importFile(pool(), "online-retail", FILE, { rejectsPath });
  expect(second).toMatchObject({ rows: 541_909, imported: 0, duplicates: 404_876, rejected: 137_033 });
  expect(second.products.added).toBe(0);
});
