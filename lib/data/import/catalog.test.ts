import fs from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { countShop, importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

const CATALOG = `\uFEFFsku,name,price,category,stock,colour\r
A-1,"Mug, ""large""",12.50,Home > Kitchen > Mugs,7,red\r
A-2,Plate,8,Home > Kitchen > Plates,0,\r
A-3,Bowl,by weight,Home > Kitchen,3,\r
`;

describe("a catalog", () => {
  it("comes in with a BOM, CRLF, quotes and an extra column; a price that is none is a named row", async () => {
    const file = write("catalog.csv", CATALOG);
    const report = await importFile(pool(), "catalog", file);
    expect(report).toMatchObject({ rows: 3, imported: 2, duplicates: 0, rejected: 1 });
    const rejects = fs.readFileSync(report.rejectsFile ?? "", "utf8");
    expect(rejects).toContain('4,"price ""by weight"" is no amount like 12.50"');
    const { rows } = await pool().query(
      `select p.sku, p.name, p.price_amount, p.currency, p.stock, p.slug, c.path, c.depth
       from products p join categories c on c.id = p.category_id order by p.sku`,
    );
    expect(rows).toEqual([
      {
        sku: "A-1",
        name: 'Mug, "large"',
        price_amount: 1250,
        currency: "GBP",
        stock: 7,
        slug: "mug-large",
        path: "home/kitchen/mugs",
        depth: 2,
      },
      expect.objectContaining({ sku: "A-2", price_amount: 800, stock: 0, path: "home/kitchen/plates" }),
    ]);
  });

  it("imported again, zipped and under another name, changes nothing", async () => {
    await importFile(pool(), "catalog", write("once.csv", CATALOG));
    const again = await importFile(pool(), "catalog", write("twice.bin", gzipSync(CATALOG)));
    expect(again).toMatchObject({ rows: 3, imported: 0, duplicates: 2, rejected: 1 });
  });

  it("corrects products that are there, but leaves a stock it does not mention", async () => {
    await importFile(pool(), "catalog", write("first.csv", "sku,name,price,stock\nX,Lamp,5.00,9\n"));
    const report = await importFile(pool(), "catalog", write("second.csv", "sku,name,price\nX,Lamp,6.00\n"));
    expect(report).toMatchObject({ imported: 1, duplicates: 0 });
    const { rows } = await pool().query("select price_amount, stock from products");
    expect(rows).toEqual([{ price_amount: 600, stock: 9 }]);
  });

  it("takes other column names, JSON Lines, and refuses names of ours that do not exist", async () => {
    const lines = [
      { code: "J1", title: "Red umbrella", cost: 3.5, path: ["Bags", "Umbrellas"] },
      { code: "J2", title: "Blue umbrella", cost: 4 },
    ];
    const file = write("catalog.jsonl", lines.map((line) => JSON.stringify(line)).join("\n"));
    const columns = { sku: "code", name: "title", price: "cost", category: "path" };
    const report = await importFile(pool(), "catalog", file, { options: { columns } });
    expect(report).toMatchObject({ rows: 2, imported: 2 });
    const { rows } = await pool().query(
      "select sku, price_amount, path from products join categories c on c.id = category_id order by sku",
    );
    expect(rows[0]).toEqual({ sku: "J1", price_amount: 350, path: "bags/umbrellas" });
    const wrong = importFile(pool(), "catalog", file, { options: { columns: { colour: "c" } } });
    await expect(wrong).rejects.toMatchObject({ code: "invalid" });
  });

  it("puts what fits no department behind the departments", async () => {
    const names = ["Zorbulator", "Red mug", "Zorbulator deluxe", "Blue bowl"];
    const lines = names.map((name, i) => `Z${i},${name},1.00`);
    await importFile(pool(), "catalog", write("z.csv", ["sku,name,price", ...lines].join("\n")));
    const { rows } = await pool().query("select name from categories where depth = 0 order by position");
    expect(rows.map(({ name }) => name)).toEqual(["Kitchen & Dining", "More to Discover"]);
  });

  it("names every bad row and imports the others", async () => {
    const rows = [
      "ok,Good,1.00,,",
      "short,row",
      "long,Row,1.00,,,surplus",
      ",No sku,1.00,,",
      "nul,N\u0000ul,1.00,,",
      "neg,Negative,-1.00,,",
      "price,Price,about 3,5,",
      "ok,Good,1.00,,",
      "ok,Other,1.00,,",
      "none,No price,,,",
    ];
    const file = write("bad.csv", `sku,name,price,stock,image\n${rows.join("\n")}\n`);
    const report = await importFile(pool(), "catalog", file);
    expect(report).toMatchObject({ rows: 10, imported: 1, duplicates: 1, rejected: 8 });
    const rejects = fs
      .readFileSync(report.rejectsFile ?? "", "utf8")
      .trim()
      .split("\n");
    expect(rejects).toHaveLength(9);
    expect(rejects.map((line) => Number(line.split(",")[0])).slice(1)).toEqual([3, 4, 5, 6, 7, 8, 10, 11]);
  });
});

describe("a file that cannot be imported says why and leaves the shop as it was", () => {
  const truncated = gzipSync(CATALOG.repeat(500)).subarray(0, -40);
  it.each([
    ["a truncated gzip", "cut.csv.gz", truncated, /cut off.*after byte \d+ of the file/],
    ["an empty file", "empty.csv", "", /is empty/],
    ["a picture", "picture.csv", Buffer.from("\u0089PNG\r\n\u001a\nxxxx", "latin1"), /PNG picture/],
    ["a ZIP", "sheet.csv", Buffer.from("PK\u0003\u0004xxxxxx", "latin1"), /Excel/],
    ["no CSV at all", "letter.csv", "Dear customer,\nplease find enclosed\n", /has no column sku/],
    // As column separators these would be half a million columns.
    ["NUL bytes in the first line", "sparse.csv", Buffer.alloc(500_000), /first line holds NUL bytes/],
    ["a line without end", "long.csv", `sku,name,price\n${"a".repeat(1_100_000)}`, /longer than 1000000/],
    ["another table", "other.csv", "a;b;c\n1;2;3\n", /no column sku.*"a", "b", "c"/],
    ["an open quote", "open.csv", 'sku,name,price\n1,"Never closed,1.00\n2,b,2.00\n', /quote is opened/],
    ["nothing but codes", "codes.csv", "sku,colour\n1,red\n", /nothing to say/],
    ["no JSON objects", "bad.jsonl", "{broken\n{also\n", /no JSON objects/],
  ])("%s", async (_, name, content, message) => {
    const before = await countShop(pool());
    const failed = importFile(pool(), "catalog", write(name, content));
    await expect(failed).rejects.toMatchObject({ name: "AppError", code: "invalid" });
    await expect(failed).rejects.toThrow(message);
    expect(await countShop(pool())).toEqual(before);
  });

  it("a missing file", async () => {
    const failed = importFile(pool(), "catalog", "/nowhere/catalog.csv");
    await expect(failed).rejects.toMatchObject({ code: "not_found" });
  });
});
