import fs from "node:fs";
import { stringify } from "csv-stringify/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

const HEADER =
  "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position,Status,Cost per item,Variant Image".split(
    ",",
  );

type Cells = Partial<Record<string, string | number>>;
const toFile = (rows: readonly Cells[], columns = HEADER) =>
  stringify([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ""))]);
const load = (rows: readonly Cells[], given: Parameters<typeof importFile>[3] = {}, columns = HEADER) =>
  importFile(pool(), "shopify", write("products.csv", toFile(rows, columns)), given);

const PRODUCTS = `select p.sku, p.slug, p.name, p.description, p.description_html as html, p.brand, c.name as category,
    p.attributes, p.price_amount as price, p.compare_at_amount as "compareAt", p.cost_amount as cost, p.stock, p.status,
    p.image, p.gallery, p.option_names as options
  from products p join categories c on c.id = p.category_id order by p.id`;
const VARIANTS = `select v.sku, v.option_values as values, v.price_amount as price, v.stock, v.status, v.image
  from product_variants v order by v.product_id, v.position`;

const IMG = "https://cdn.example";
const SHIRT: Cells[] = [
  {
    Handle: "soft-shirt",
    Title: "Soft Shirt &amp; Co",
    "Body (HTML)": "<p>Soft <b>cotton</b></p><ul><li>M</li></ul>",
    Vendor: "Acme",
    Type: "Shirts",
    Tags: "soft, summer",
    Published: "true",
    "Option1 Name": "Size",
    "Option1 Value": "M",
    "Option2 Name": "Colour",
    "Option2 Value": "Red",
    "Variant SKU": "SH-M-R",
    "Variant Inventory Qty": 3,
    "Variant Price": "12.50",
    "Variant Compare At Price": "15.00",
    "Image Src": `${IMG}/1.jpg`,
    "Image Position": 1,
    Status: "active",
    "Cost per item": "4.00",
  },
  {
    Handle: "soft-shirt",
    "Option1 Value": "L",
    "Option2 Value": "Red",
    "Variant SKU": "SH-L-R",
    "Variant Inventory Qty": -2,
    "Variant Price": "11.50",
    "Image Src": `${IMG}/3.jpg`,
    "Image Position": 3,
    "Variant Image": `${IMG}/l.jpg`,
  },
  { Handle: "soft-shirt", "Image Src": `${IMG}/2.jpg`, "Image Position": 2 },
];
const MUG: Cells = {
  Handle: "mug",
  Title: "Mug",
  Published: "true",
  "Option1 Name": "Title",
  "Option1 Value": "Default Title",
  "Variant SKU": "MUG-1",
  "Variant Inventory Qty": 7,
  "Variant Price": "5",
  Status: "draft",
};

describe("an export of Shopify", () => {
  it("becomes one product a handle, with its variants, pictures, tags, type and cost", async () => {
    const report = await load([...SHIRT, MUG]);
    expect(report).toMatchObject({ rows: 4, imported: 4, duplicates: 0, rejected: 0 });
    const { rows } = await pool().query(PRODUCTS);
    expect(rows).toEqual([
      {
        sku: "soft-shirt",
        slug: "soft-shirt",
        name: "Soft Shirt & Co",
        description: "Soft cotton\n\n• M",
        html: "<p>Soft <strong>cotton</strong></p><ul><li>M</li></ul>",
        brand: "Acme",
        category: "Shirts",
        attributes: { type: "Shirts", tags: ["soft", "summer"] },
        price: 1150,
        compareAt: null,
        cost: 400,
        stock: 3,
        status: "active",
        image: `${IMG}/1.jpg`,
        gallery: [`${IMG}/2.jpg`, `${IMG}/3.jpg`, `${IMG}/l.jpg`],
        options: ["Size", "Colour"],
      },
      expect.objectContaining({ sku: "MUG-1", slug: "mug", stock: 7, status: "hidden", options: [] }),
    ]);
    expect((await pool().query(VARIANTS)).rows).toEqual([
      { sku: "SH-M-R", values: ["M", "Red"], price: 1250, stock: 3, status: "active", image: "" },
      { sku: "SH-L-R", values: ["L", "Red"], price: 1150, stock: 0, status: "active", image: `${IMG}/l.jpg` },
    ]);
    expect(report.remarks[0]?.examples[0]).toMatchObject({ line: 3, reason: expect.stringContaining("Qty") });
  });

  it("is found by the codes and choices of its variants, as a later one has them", async () => {
    const found = async (query: string) =>
      (
        await pool().query<{ sku: string }>(
          "select sku from products where search @@ to_tsquery('search_english', $1) order by id",
          [query],
        )
      ).rows.map(({ sku }) => sku);
    await load([...SHIRT, MUG]);
    expect(await found("'shlr'")).toEqual(["soft-shirt"]);
    expect(await found("'red'")).toEqual(["soft-shirt"]);
    const [first, second] = SHIRT;
    await load([{ ...first, "Option2 Value": "Teal", "Variant SKU": "SH-77-T" }, { ...second }]);
    expect([await found("'teal'"), await found("'sh77t'"), await found("'77t'")]).toEqual(
      Array(3).fill(["soft-shirt"]),
    );
    expect(await found("'shmr'")).toEqual([]);
  });

  it("imported again changes nothing; a later one corrects what it says, and hides variants it has no more", async () => {
    await load([...SHIRT, MUG]);
    expect(await load([...SHIRT, MUG])).toMatchObject({ imported: 0, duplicates: 4 });
    const [first, second] = SHIRT;
    const small = { ...second, "Option1 Value": "S", "Variant SKU": "SH-S-R", "Variant Inventory Qty": 9 };
    await load([{ ...first, Title: "New name", "Variant Price": "13" }, small, MUG]);
    const { rows } = await pool().query(PRODUCTS);
    expect(rows[0]).toMatchObject({ sku: "soft-shirt", slug: "soft-shirt", name: "New name", stock: 12 });
    expect((await pool().query("select sku, status, stock from product_variants order by id")).rows).toEqual([
      { sku: "SH-M-R", status: "active", stock: 3 },
      { sku: "SH-L-R", status: "hidden", stock: 0 },
      { sku: "SH-S-R", status: "active", stock: 9 },
    ]);
  });

  it("has codes of variants where it has none, and rows that cannot be taken say why", async () => {
    const base = { Handle: "top", "Option1 Name": "Size", "Variant Price": "60" };
    const report = await load([
      { ...base, Title: "Top", "Option1 Value": "Small" },
      { Handle: "top", "Option1 Value": "Large", "Variant Price": "60" },
      { Handle: "top", "Option1 Value": "Large", "Variant Price": "60" },
      { Handle: "top", "Option1 Value": "Large", "Variant Price": "61" },
      { Handle: "top", "Option1 Value": "XL", "Variant Price": "dear" },
      { Handle: "nameless", "Variant Price": "1" },
      { Title: "No handle", "Variant Price": "1" },
      { Handle: "unpriced", Title: "Unpriced" },
    ]);
    expect(report).toMatchObject({ rows: 8, imported: 2, duplicates: 1, rejected: 5 });
    expect(
      report.reasons.flatMap(({ examples }) => examples.map(({ line, reason }) => [line, reason])),
    ).toEqual(
      expect.arrayContaining([
        [5, 'the variant "Large" is in line 3 already'],
        [6, 'the variant has a price "dear" that is no amount like 12.50'],
        [7, 'no row of the handle "nameless" has a Title'],
        [8, "no Handle"],
        [9, 'no row of the handle "unpriced" has a price'],
      ]),
    );
    expect((await pool().query(VARIANTS)).rows.map(({ sku }) => sku)).toEqual(["top-small", "top-large"]);
  });

  it("follows a product that loses its options, and one that gets some", async () => {
    await load([...SHIRT, MUG]);
    const plain = {
      Handle: "soft-shirt",
      Title: "Soft Shirt",
      "Option1 Name": "Title",
      "Option1 Value": "Default Title",
    };
    const sized = { "Option1 Name": "Size", "Option1 Value": "Big", "Variant SKU": "MUG-B" };
    await load([
      { ...plain, "Variant Price": "9", "Variant Inventory Qty": 4 },
      { ...MUG, ...sized },
    ]);
    const { rows } = await pool().query(PRODUCTS);
    expect(rows.map(({ sku, options, price, stock }) => [sku, options, price, stock])).toEqual([
      ["soft-shirt", [], 900, 4],
      ["MUG-1", ["Size"], 500, 7],
    ]);
    const { rows: variants } = await pool().query("select sku, status from product_variants order by id");
    expect(variants).toEqual([
      { sku: "SH-M-R", status: "hidden" },
      { sku: "SH-L-R", status: "hidden" },
      { sku: "MUG-B", status: "active" },
    ]);
  });

  it("takes over a product that came by its code, and keeps its address", async () => {
    await importFile(pool(), "catalog", write("c.csv", "sku,name,price\nMUG-1,Old mug,4\n"));
    await load([MUG]);
    const { rows } = await pool().query("select sku, slug, name, handle from products");
    expect(rows).toEqual([{ sku: "MUG-1", slug: "old-mug", name: "Mug", handle: "mug" }]);
  });

  it("is corrected by a catalog: one variant by its code, whose product follows", async () => {
    await load(SHIRT);
    const report = await importFile(
      pool(),
      "catalog",
      write("s.csv", "sku,price,stock\nSH-L-R,9.00,5\nsoft-shirt,1,1\n"),
    );
    expect(report).toMatchObject({ rows: 2, imported: 1, duplicates: 1 });
    expect(report.remarks[0]?.reason).toContain("price and stock are theirs");
    expect((await pool().query(PRODUCTS)).rows[0]).toMatchObject({ price: 900, stock: 8 });
    const facts = "shopper,product,kind,at\ns,SH-L-R,purchase,2020-01-01\n";
    expect(await importFile(pool(), "interactions", write("i.csv", facts))).toMatchObject({ imported: 1 });
  });

  it("of 20,000 rows is accounted for to the last one, in batches of any size", async () => {
    const handles = Array.from({ length: 5_000 }, (_, i) => `h-${i}`);
    const rows = handles.flatMap((handle, i) => [
      {
        Handle: handle,
        Title: `Shirt ${i}`,
        "Option1 Name": "Size",
        "Option1 Value": "S",
        "Variant Price": "5",
        Status: i % 10 ? "active" : "draft",
      },
      { Handle: handle, "Option1 Value": "M", "Variant Price": "6", "Variant Inventory Qty": 2 },
      { Handle: handle, "Image Src": `${IMG}/${i}.jpg`, "Image Position": 1 },
      i % 100 === 0
        ? { Handle: handle, "Option1 Value": "L" }
        : { Handle: handle, "Image Src": `${IMG}/${i}b.jpg` },
    ]);
    const report = await load(rows, { batchRows: 999 });
    expect(report).toMatchObject({ rows: 20_000, imported: 19_950, duplicates: 0, rejected: 50 });
    const { rows: counts } = await pool().query(
      `select (select count(*)::int from products) as products, (select count(*)::int from product_variants) as variants,
              (select count(*)::int from products where status = 'hidden') as hidden`,
    );
    expect(counts).toEqual([{ products: 5_000, variants: 10_000, hidden: 500 }]);
  }, 120_000);
});

const REAL = "../shared/data/shopify";
describe.skipIf(!fs.existsSync(REAL))("Shopify's own sample files", () => {
  it("come in whole", async () => {
    const apparel = await importFile(pool(), "shopify", `${REAL}/apparel.csv`, {
      rejectsPath: write("a", ""),
    });
    const home = await importFile(pool(), "shopify", `${REAL}/home-and-garden.csv`, {
      rejectsPath: write("h", ""),
    });
    expect([apparel.rejected, home.rejected]).toEqual([0, 0]);
    expect([apparel.rows, home.rows]).toEqual([22, 21]);
    const { rows } = await pool().query(
      `select name, price_amount as price, stock, option_names as options from products where slug = 'clay-plant-pot'`,
    );
    expect(rows).toEqual([{ name: "Clay Plant Pot", price: 999, stock: 4, options: ["Size"] }]);
  });
});
