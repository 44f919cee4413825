import fs from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { buildExport } from "@/lib/data/export/export-tables";
import { type TableFormat, writeTable } from "@/lib/platform/files/write-table";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { profileFile } from "./profile-file";
import { importFile, makeFolder, optionsFor } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();
const IMG = "https://cdn.example";

const empty = () =>
  pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
beforeEach(empty);

const SHOPIFY = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Cost per item,Image Src,Image Position,Variant Image,Status
shirt,Shirt & Co,"<p>Soft <strong>cotton</strong></p><ul><li>Washed</li></ul>",Ann's,Shirts,"summer, new",true,Size,M,Colour,Red,SH-M-R,3,12.50,15.00,5.00,${IMG}/1.jpg,1,,active
shirt,,,,,,,,L,,Red,SH-L-R,0,11.50,,4.00,${IMG}/2.jpg,2,${IMG}/l.jpg,
shirt,,,,,,,,L,,"Sky, blue",SH-L-B,7,11.50,,,,,,
cap,Cap,"Plain, ""round""
and warm",Ann's,Caps,,true,Title,Default Title,,,CAP,9,7.00,,,${IMG}/a,1,,draft
`;

/** Everything an import writes of products and their variants, but numbers and addresses. */
async function readShop() {
  const { rows } = await pool().query(
    `select p.sku, p.name, p.description, p.description_html, p.brand, c.name as category, p.attributes, p.price_amount,
            p.compare_at_amount, p.cost_amount, p.currency, p.stock, p.status, p.image, p.gallery, p.option_names, p.created_at,
            (select json_agg(json_build_array(v.sku, v.option_values, v.price_amount, v.compare_at_amount, v.cost_amount,
               v.stock, v.status, v.image) order by v.position, v.sku) from product_variants v where v.product_id = p.id) as variants
       from products p join categories c on c.id = p.category_id order by p.sku`,
  );
  return rows;
}

async function exportCatalog(format: TableFormat): Promise<string> {
  const file = write(`exported.${format}`, "");
  await writeTable(pool(), await buildExport(pool(), "catalog"), format, fs.createWriteStream(file));
  return file;
}

describe.each(["csv", "jsonl"] as const)("a catalog exported as %s", (format) => {
  it("imports into an empty shop as the shop it came from, with every variant", async () => {
    await importFile(pool(), "shopify", write("shopify.csv", SHOPIFY));
    // A variant that its product's file no longer had is part of the shop as well.
    await pool().query("update product_variants set status = 'hidden' where sku = 'SH-L-R'");
    await pool().query(
      "update products set attributes = attributes || '{\"weight\": 1.5, \"organic\": true}' where sku = 'CAP'",
    );
    const before = await readShop();
    expect(before.map(({ variants }) => (variants as unknown[] | null)?.length)).toEqual([undefined, 3]);
    const file = await exportCatalog(format);
    await empty();
    const report = await importFile(pool(), "catalog", file);
    expect(report).toMatchObject({ imported: 2, rejected: 0, remarks: [] });
    expect(await readShop()).toEqual(before);
  });

  it("changes nothing in the shop it came from, and a dry run says so", async () => {
    await importFile(pool(), "shopify", write("shopify.csv", SHOPIFY));
    const before = await readShop();
    const file = await exportCatalog(format);
    const request = { format: "catalog" as const, path: file, options: optionsFor(), replaceSample: false };
    const profile = await profileFile(pool(), { ...request, onProgress: () => {} });
    expect(profile.shop).toMatchObject({ added: 0, changed: 0 });
    expect(await importFile(pool(), "catalog", file)).toMatchObject({
      imported: 0,
      duplicates: 2,
      remarks: [],
    });
    expect(await readShop()).toEqual(before);
  });
});

describe("variants in a catalog", () => {
  const json = (rows: object[]) => write("catalog.json", JSON.stringify(rows));
  const mug = (variants: unknown, more = {}) => ({
    sku: "MUG",
    name: "Mug",
    price: "9.00",
    variants,
    ...more,
  });
  /** The list of rejected rows. */
  const only = async (rows: object[]) => {
    const { rejectsFile } = await importFile(pool(), "catalog", json(rows));
    return parse(fs.readFileSync(rejectsFile ?? "", "utf8")).join();
  };

  it("are read by the names of their options, too, and have the price of their row where they say none", async () => {
    const blue = { options: { Size: "L", Colour: "Blue" }, stock: "12 pcs" };
    const red = { sku: "M-R", options: { Size: "L", Colour: "Red" }, price: 11, stock: 0 };
    expect(await importFile(pool(), "catalog", json([mug([blue, red])]))).toMatchObject({
      imported: 1,
      rejected: 0,
    });
    const [shop] = await readShop();
    expect(shop).toMatchObject({ price_amount: 900, stock: 12, option_names: ["Size", "Colour"] });
    expect(shop?.variants).toEqual([
      ["MUG-l-blue", ["L", "Blue"], 900, null, null, 12, "active", ""],
      ["M-R", ["L", "Red"], 1100, null, null, 0, "active", ""],
    ]);
    // One of them is then corrected by its own code, and a whole row takes the others away.
    await importFile(pool(), "catalog", write("one.csv", "sku,stock\nM-R,4\n"));
    expect((await readShop())[0]).toMatchObject({ stock: 16 });
    await importFile(pool(), "catalog", json([mug([red])]));
    expect((await readShop())[0]).toMatchObject({ stock: 0, price_amount: 1100 });
  });

  it.each([
    [
      "whose values do not fit the options",
      [{ values: ["M", "Red"] }],
      { options: ["Size"] },
      /variants\.1 has 2 values/,
    ],
    [
      "that are one choice",
      [{ options: { Size: "M" } }, { sku: "X", options: { Size: "M" } }],
      {},
      /"M" is there twice/,
    ],
    [
      "that share a code",
      [
        { sku: "X", options: { S: "M" } },
        { sku: "X", options: { S: "L" } },
      ],
      {},
      /"X" is there twice/,
    ],
    ["without anything to choose", [{ sku: "X" }], {}, /no options says what there is to choose/],
    [
      "with a price nobody can read",
      [{ options: { S: "M" }, price: "dear" }],
      {},
      /variants\.1\.price "dear" is no amount/,
    ],
    [
      "with a price in another currency",
      [{ options: { S: "M" }, price: "5 €" }],
      {},
      /variants\.1\.price "5 €" is not in GBP/,
    ],
    ["that are no objects", [{ options: { S: "M" }, stock: [1] }], {}, /variants: 0\.stock cannot be read/],
  ])("%s cost the row, and the reason names where", async (_, variants, more, reason) => {
    expect(await only([mug(variants, more)])).toMatch(reason);
  });

  it("that are another product's already are refused, in the file and in the shop", async () => {
    const plain = [{ sku: "X", options: { Size: "M" } }];
    expect(await only([mug(plain), mug(plain, { sku: "CUP" })])).toMatch(/"X" is a variant of "MUG" already/);
    expect(await only([mug(plain, { sku: "CUP" })])).toMatch(/"X" is a variant of "MUG" already/);
  });

  it("of a cell that is no list of them are left out and remarked, and the row is taken", async () => {
    const report = await importFile(
      pool(),
      "catalog",
      write("odd.csv", `sku,name,price,variants,attributes\nA,Mug,5,"red, blue","Size: M"\n`),
    );
    expect(report).toMatchObject({ imported: 1, rejected: 0, remarkedRows: 1 });
    expect(report.remarks.map(({ reason }) => reason).sort()).toEqual([
      "attributes is no object in JSON: left out",
      "variants is no list of variants in JSON: left out",
    ]);
  });
});
