import fs from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { profileFile } from "./profile-file";
import { importFile, makeFolder, optionsFor } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

/** Imports one product with one odd cell, and answers what became of that cell. */
async function importCell(
  column: string,
  text: string,
  get: string,
): Promise<{ value: unknown; remarks: string[] }> {
  const row = { sku: "A", name: "Mug", price: "5", [column]: text };
  const report = await importFile(pool(), "catalog", write("cell.jsonl", JSON.stringify(row)));
  expect(report).toMatchObject({ rows: 1, imported: 1, rejected: 0 });
  const { rows } = await pool().query("select * from products");
  return { value: rows[0]?.[get], remarks: report.remarks.map(({ examples }) => examples[0]?.reason ?? "") };
}

describe("an odd cell", () => {
  it.each([
    ["image", "https://x.example/a.jpg, https://x.example/b.jpg", "gallery", ["https://x.example/b.jpg"], 0],
    ["image", "//cdn.example/a.jpg", "image", "https://cdn.example/a.jpg", 0],
    ["image", "HTTPS://x.example/a.jpg", "image", "https://x.example/a.jpg", 0],
    ["image", "javascript:alert(1)", "image", expect.stringContaining("/pictures/"), 1],
    ["image", "a.jpg", "image", expect.stringContaining("/pictures/"), 1],
    ["stock", "-2", "stock", 0, 1],
    ["stock", "100.0000", "stock", 100, 0],
    ["stock", "1,200", "stock", 1200, 0],
    ["stock", "instock", "stock", 100, 1],
    ["stock", "NULL", "stock", 100, 0],
    ["stock", "many", "stock", 100, 1],
    ["status", "Active", "status", "active", 0],
    ["status", "draft", "status", "hidden", 0],
    ["status", "archived", "status", "hidden", 0],
    ["status", "0", "status", "hidden", 0],
    ["status", "TRUE", "status", "active", 0],
    ["status", "blue", "status", "active", 1],
    ["price", "$12.50", "price_amount", 1250, 0],
    ["price", "12.50 EUR", "currency", "EUR", 0],
    ["price", "1,129.00", "price_amount", 112_900, 0],
    ["price", ".99", "price_amount", 99, 0],
    ["price", "12,50", "price_amount", 1250, 0],
    ["compareAt", "N/A", "compare_at_amount", null, 0],
    ["compareAt", "a lot", "compare_at_amount", null, 1],
    ["currency", "usd", "currency", "USD", 0],
    ["currency", "€", "currency", "EUR", 0],
    ["currency", "pounds", "currency", "GBP", 1],
    ["description", "word ".repeat(1600), "description", "word ".repeat(1600).trim(), 0],
    ["createdAt", "yesterday", "status", "active", 1],
    ["createdAt", "2099-01-01", "status", "active", 1],
    ["brand", "x".repeat(150), "brand", `${"x".repeat(99)}…`, 1],
    ["name", "Salt &amp; Pepper", "name", "Salt & Pepper", 0],
  ])("%s %s", async (column, text, get, expected, remarks) => {
    const found = await importCell(column, text, get);
    expect(found.value).toEqual(expected);
    expect(found.remarks, found.remarks.join()).toHaveLength(remarks);
    for (const remark of found.remarks) expect(remark.startsWith(`${column} "`)).toBe(true);
  });

  it("is named by row and column, all of them in a file", async () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) => `${i},Mug ${i},1.00,${i % 2 ? "lots" : "5"},${i % 4 ? "" : "b.jpg"}`,
    );
    const report = await importFile(
      pool(),
      "catalog",
      write("odd.csv", `SKU,Title,Price,Qty left,Picture\n${lines.join("\n")}\n`),
      { options: { columns: { stock: "Qty left", image: "Picture" } } },
    );
    expect(report).toMatchObject({ imported: 40, rejected: 0, remarkedRows: 30 });
    expect(report.remarks.map(({ reason, count }) => [reason, count])).toEqual([
      ["Qty left is no number: left out", 20],
      ["Picture is a path without its server: left out (--image-base names the server)", 10],
    ]);
    const listed = fs
      .readFileSync(report.remarksFile ?? "", "utf8")
      .trim()
      .split("\n");
    expect(listed).toHaveLength(31);
    expect(listed[0]).toBe("line,column,remark,row");
    expect(listed).toContain('3,Qty left,"Qty left ""lots"" is no number: left out","1,Mug 1,1.00,lots,"');
  });
});

describe("descriptions", () => {
  it("keep paragraphs and lists, and nothing that runs", async () => {
    const description = "<p>Soft <b>cotton</b></p><ul><li>M</li></ul><script>x</script>";
    await importCell("description", description, "description");
    const { rows } = await pool().query("select description, description_html as html from products");
    expect(rows).toEqual([
      { description: "Soft cotton\n\n• M", html: "<p>Soft <strong>cotton</strong></p><ul><li>M</li></ul>" },
    ]);
  });
});

describe("files", () => {
  it("with a byte that is no UTF-8 lose nothing, and say which line it was", async () => {
    const bytes = Buffer.concat([
      Buffer.from("sku,name,price\n1,Crème brûlée,1\n2,Pi"),
      Buffer.from([0xf1]),
      Buffer.from("ata,2\n"),
    ]);
    const report = await importFile(pool(), "catalog", write("mixed.csv", bytes));
    const { rows } = await pool().query("select name, slug from products order by id");
    expect(rows).toEqual([
      { name: "Crème brûlée", slug: "creme-brulee" },
      { name: "Piñata", slug: "pinata" },
    ]);
    expect(report.remarks[0]?.examples.map(({ line }) => line)).toEqual([3]);
  });

  it("with lists have names with slashes in them", async () => {
    const rows = [{ sku: 1, name: "A", price: 1, category: ["TV/Video"] }];
    await importFile(pool(), "catalog", write("list.json", JSON.stringify(rows, null, 2)));
    const { rows: found } = await pool().query("select name, path from categories");
    expect(found).toEqual([{ name: "TV/Video", path: "tv-video" }]);
  });
});

describe("a dry run", () => {
  it("finds what the import finds, and writes nothing", async () => {
    await importFile(
      pool(),
      "catalog",
      write("old.csv", "sku,name,price,category\n1,Red Mug,1,A\n9,Red Mug 2,1,A\nZ,Old,1,A\n"),
    );
    const file = write(
      "new.csv",
      "sku,name,price,category,stock\n1,Red Mug,2,A,\n9,Red Mug 2,1,A,\n2,Red Mug,1,B > A,many\nprd_1,Own,1,B-A,\n5,,1,,\n6,Dish,?,,\n",
    );
    const { rows: before } = await pool().query("select * from products order by id");
    const request = { format: "catalog", path: file, options: optionsFor(), replaceSample: false } as const;
    const profile = await profileFile(pool(), { ...request, onProgress: () => {} });
    expect((await pool().query("select * from products order by id")).rows).toEqual(before);
    const report = await importFile(pool(), "catalog", file);
    expect(profile.rejected).toBe(report.rejected);
    expect(profile.reasons).toEqual(report.reasons);
    expect(profile.remarks).toEqual(report.remarks);
    expect(profile.shop?.missing).toBe(report.missing?.count);
    expect((profile.shop?.added ?? 0) + (profile.shop?.changed ?? 0)).toBe(report.imported);
  });

  it("of interactions finds products nobody knows", async () => {
    await importFile(pool(), "catalog", write("p.csv", "sku,name,price\nA,Mug,1\n"));
    const file = write("i.csv", "shopper,product,kind,at\ns,A,view,2020-01-01\ns,B,view,2020-01-01\n");
    const request = {
      format: "interactions",
      path: file,
      options: optionsFor(),
      replaceSample: false,
    } as const;
    const profile = await profileFile(pool(), { ...request, onProgress: () => {} });
    expect(profile).toMatchObject({ importable: 1, rejected: 1 });
    expect(await importFile(pool(), "interactions", file)).toMatchObject({ imported: 1, rejected: 1 });
  });
});
