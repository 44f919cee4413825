import { stringify } from "csv-stringify/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

const HEADER = [
  ...["ID", "Type", "SKU", "Name", "Published", "Visibility in catalog", "Short description", "Description"],
  ...[
    "In stock?",
    "Stock",
    "Regular price",
    "Sale price",
    "Date sale price ends",
    "Categories",
    "Tags",
    "Images",
    "Parent",
  ],
  ...["Attribute 1 name", "Attribute 1 value(s)", "Attribute 2 name", "Attribute 2 value(s)"],
];

type Cells = Record<string, string | number>;
const load = (rows: readonly Cells[]) => {
  const lines = rows.map((row) => HEADER.map((column) => row[column] ?? ""));
  return importFile(pool(), "woocommerce", write("woo.csv", stringify([HEADER, ...lines])));
};

const IMG = "https://cdn.example";
const ROWS: Cells[] = [
  {
    ID: 10,
    Type: "simple",
    SKU: "MUG",
    Name: "Mug &amp; Saucer",
    Published: 1,
    "In stock?": 1,
    Stock: 4,
    "Regular price": "12.50",
    "Sale price": "10",
    Categories: "Home > Kitchen > Mugs, Gifts",
    Tags: "red, blue",
    Description: "<p>One</p>\\n<p>Two</p>",
    Images: `${IMG}/1.jpg, ${IMG}/2.jpg`,
  },
  {
    ID: 12,
    Type: "variable",
    SKU: "SHIRT",
    Name: "Shirt",
    Published: 1,
    Categories: "TV/Video",
    Images: `${IMG}/s.jpg`,
    "Attribute 1 name": "Size",
    "Attribute 1 value(s)": "S, M",
    "Attribute 2 name": "Fabric",
    "Attribute 2 value(s)": "Cotton",
  },
  {
    ID: 13,
    Type: "variation",
    SKU: "SHIRT-S",
    Name: "Shirt - S",
    Published: 1,
    Stock: 2,
    "Regular price": 20,
    Parent: "id:12",
    "Attribute 1 name": "Size",
    "Attribute 1 value(s)": "S",
    "In stock?": 1,
  },
  {
    ID: 14,
    Type: "variation",
    Name: "Shirt - M",
    Published: 1,
    "In stock?": 0,
    "Regular price": 21,
    Parent: "SHIRT",
    "Attribute 1 name": "Size",
    "Attribute 1 value(s)": "M",
    Images: `${IMG}/m.jpg`,
  },
  { ID: 15, Type: "simple", Name: "Draft", Published: -1, "Regular price": 3, "In stock?": 1 },
  { ID: 16, Type: "simple, virtual", Name: "Private", Published: 0, "Regular price": 3, "In stock?": 0 },
  { ID: 17, Type: "grouped", Name: "Set", Published: 1 },
  { ID: 18, Type: "variation", Name: "Lost", Published: 1, "Regular price": 1, Parent: "id:99" },
  { ID: 19, Type: "variable", Name: "Empty", Published: 1 },
];

describe("an export of WooCommerce", () => {
  it("becomes products with variants, prices of today, categories and pictures; what is unpublished is hidden", async () => {
    const report = await load(ROWS);
    expect(report).toMatchObject({ rows: 9, imported: 6, duplicates: 0, rejected: 3 });
    expect(
      report.reasons.flatMap(({ examples }) => examples.map(({ line, reason }) => [line, reason])),
    ).toEqual([
      [8, "a grouped product has no price of its own: its products are sold one by one"],
      [9, 'its Parent "id:99" is not in the file'],
      [10, "no variation with a price is in the file"],
    ]);
    const { rows } = await pool().query(
      `select p.sku, p.name, c.path, p.description, p.price_amount as price, p.compare_at_amount as "compareAt", p.stock,
              p.status, p.image, p.gallery, p.option_names as options, p.attributes
         from products p join categories c on c.id = p.category_id order by p.id`,
    );
    expect(rows.slice(0, 2)).toEqual([
      {
        sku: "MUG",
        name: "Mug & Saucer",
        path: "home/kitchen/mugs",
        description: "One\n\nTwo",
        price: 1000,
        compareAt: 1250,
        stock: 4,
        status: "active",
        options: [],
        image: `${IMG}/1.jpg`,
        gallery: [`${IMG}/2.jpg`],
        attributes: { tags: ["red", "blue"], categories: ["Home > Kitchen > Mugs", "Gifts"] },
      },
      {
        sku: "SHIRT",
        name: "Shirt",
        path: "tv-video",
        description: "",
        price: 2000,
        compareAt: null,
        stock: 2,
        status: "active",
        options: ["Size"],
        image: `${IMG}/s.jpg`,
        gallery: [`${IMG}/m.jpg`],
        attributes: { Fabric: ["Cotton"] },
      },
    ]);
    expect(rows.slice(2).map(({ sku, status, stock }) => [sku, status, stock])).toEqual([
      ["woo-15", "hidden", 100],
      ["woo-16", "hidden", 0],
    ]);
    const { rows: variants } = await pool().query(
      "select sku, option_values as values, price_amount as price, stock from product_variants order by position",
    );
    expect(variants).toEqual([
      { sku: "SHIRT-S", values: ["S"], price: 2000, stock: 2 },
      { sku: "SHIRT-m", values: ["M"], price: 2100, stock: 0 },
    ]);
    expect(await load(ROWS)).toMatchObject({ imported: 0, duplicates: 6, rejected: 3 });
  });

  it("finds a product by its number when its name and code have changed", async () => {
    await load(ROWS.slice(0, 1));
    await load([{ ...ROWS[0], SKU: "MUG-NEW", Name: "New mug", "Regular price": "14,00", "Sale price": "" }]);
    const { rows } = await pool().query("select sku, slug, name, price_amount as price from products");
    expect(rows).toEqual([{ sku: "MUG", slug: "mug-and-saucer", name: "New mug", price: 1400 }]);
  });

  it("never sells more than what is counted for a product as a whole", async () => {
    const [, shirt = {}, small = {}, medium = {}] = ROWS;
    await load([
      { ...shirt, Stock: 5 },
      { ...small, Stock: "" },
      { ...medium, "In stock?": 1 },
    ]);
    const { rows } = await pool().query("select stock from product_variants order by position");
    expect(rows).toEqual([{ stock: 3 }, { stock: 2 }]);
    // The whole counts, whatever its variations say without a number, the first time and again.
    const soldOut = [
      { ...shirt, Stock: 0 },
      { ...small, Stock: "", "In stock?": 1 },
    ];
    await load(soldOut);
    expect(await load(soldOut)).toMatchObject({ imported: 0 });
  });

  it("keeps two products two when a SKU has moved from one to the other", async () => {
    const product = (ID: number, SKU: string, Name: string) => ({
      ID,
      SKU,
      Name,
      Published: 1,
      "Regular price": 5,
    });
    await load([product(3, "A", "Cap")]);
    const moved = [product(3, "B", "Cap"), product(1, "A", "Hat")];
    expect(await load(moved)).toMatchObject({ imported: 1, duplicates: 1 });
    expect(await load(moved)).toMatchObject({ imported: 0, duplicates: 2 });
    const { rows } = await pool().query("select name, handle from products order by id");
    expect(rows).toEqual([
      { name: "Cap", handle: "woo:3" },
      { name: "Hat", handle: "woo:1" },
    ]);
  });

  it("finds products without an ID and a SKU again by their names, several of one name in their order", async () => {
    const byHand = ["Cap", "Cap", "★", "Hat"].map((Name, i) => ({
      Name,
      Published: 1,
      "Regular price": 5 + i,
    }));
    expect(await load(byHand)).toMatchObject({ imported: 4 });
    expect(await load(byHand)).toMatchObject({ imported: 0, duplicates: 4 });
    const dearer = byHand.map((row) => ({ ...row, "Regular price": row["Regular price"] + 1 }));
    expect(await load(dearer)).toMatchObject({ imported: 4 });
    const { rows } = await pool().query("select name, price_amount as price from products order by id");
    expect(rows).toEqual([
      { name: "Cap", price: 600 },
      { name: "Cap", price: 700 },
      { name: "★", price: 800 },
      { name: "Hat", price: 900 },
    ]);
  });

  it("finds a product again whose SKU is that of another one of the file", async () => {
    const cap = { Name: "Cap", Published: 1, "Regular price": 5 };
    await load([{ ...cap, ID: 1, SKU: "A" }]);
    const both = [
      { ...cap, SKU: "A" },
      { ...cap, ID: 1 },
    ];
    expect(await load(both)).toMatchObject({ imported: 1, duplicates: 1 });
    expect(await load(both)).toMatchObject({ imported: 0, duplicates: 2 });
  });

  it("leaves a sale that is over", async () => {
    await load([{ ...ROWS[0], "Date sale price ends": "2020-01-31" }]);
    const { rows } = await pool().query(
      "select price_amount as price, compare_at_amount as before from products",
    );
    expect(rows).toEqual([{ price: 1250, before: null }]);
  });
});
