import fc from "fast-check";
import { stringify } from "csv-stringify/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { profileFile } from "./profile-file";
import { importFile, makeFolder, optionsFor } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

const load = (content: string, given: Parameters<typeof importFile>[3] = {}) =>
  importFile(pool(), "catalog", write("catalog.csv", content), given);

const preview = (content: string) =>
  profileFile(pool(), {
    format: "catalog",
    path: write("preview.csv", content),
    options: optionsFor(),
    replaceSample: false,
    onProgress: () => {},
  });

interface Row {
  sku: string;
  slug: string;
  [column: string]: unknown;
}

async function products(): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `select p.sku, p.slug, p.name, p.description, p.brand, c.path as category, p.price_amount as price,
            p.compare_at_amount as "compareAt", p.cost_amount as cost, p.currency, p.stock, p.status, p.image, p.gallery,
            p.attributes, p.created_at as "createdAt"
       from products p join categories c on c.id = p.category_id order by p.id`,
  );
  return rows;
}

const FULL = `sku,name,price,description,brand,category,image,compareAt,currency,status
U1,Mug,5.00,Nice,Acme,Kitchen > Mugs,https://x.example/a.jpg,9.00,EUR,hidden
`;

describe("a second file", () => {
  it("changes what it names, and nothing else", async () => {
    await load(FULL);
    const [before] = await products();
    await load("sku,name,price\nU1,Mug,6.00\n");
    expect(await products()).toEqual([{ ...before, price: 600 }]);
    expect(before).toMatchObject({ currency: "EUR", status: "hidden", compareAt: 900, brand: "Acme" });
  });

  it("with empty cells changes nothing, unless empty is to clear", async () => {
    await load(FULL);
    const [before] = await products();
    const empty = "sku,name,price,description,brand,category,image,compareAt,currency,status\nU1,,,,,,,,,\n";
    expect(await load(empty)).toMatchObject({ imported: 0, duplicates: 1 });
    expect(await products()).toEqual([before]);
    await load(empty, { options: { clearEmpty: true } });
    const cleared = {
      description: "",
      brand: "",
      compareAt: null,
      image: expect.stringContaining("/pictures/"),
    };
    expect(await products()).toEqual([{ ...before, ...cleared }]);
  });

  it("in JSON clears what is empty, and leaves what a row does not even have", async () => {
    await load(FULL);
    const [before] = await products();
    const rows = [
      { sku: "U1", brand: null },
      { sku: "U2", name: "Bowl", price: 1, description: "Deep" },
    ];
    await load(rows.map((row) => JSON.stringify(row)).join("\n"), { options: { clearEmpty: true } });
    expect((await products())[0]).toEqual({ ...before, brand: "" });
  });

  it("of codes and prices, or codes and pieces, is an update of just that", async () => {
    await load(`${FULL}U2,Bowl,7.00,,,,,,,\n`);
    const before = await products();
    await load("sku,price\nU2,7.50\nU1,5.50\n");
    await load("sku,stock\nU1,3\n");
    expect(await products()).toEqual([
      { ...before[0], price: 550, stock: 3 },
      { ...before[1], price: 750 },
    ]);
  });

  it("that updates what the shop does not have says so, row by row", async () => {
    await load(FULL);
    const report = await load("sku,stock\nU1,1\nU9,1\n");
    expect(report).toMatchObject({ imported: 1, rejected: 1 });
    expect(report.reasons[0]?.examples[0]).toMatchObject({
      line: 3,
      reason: 'the shop has no product with the sku "U9", and the file no name for a new one',
    });
  });

  it("without a product of the first leaves it, counts it, and hides it when told to", async () => {
    await load("sku,name,price\nA,Mug,1\nB,Bowl,2\nC,Cup,3\n");
    const second = "sku,name,price\nB,Bowl,2\nC,Cup,by weight\n";
    expect(await load(second)).toMatchObject({ missing: { count: 1, hidden: false } });
    expect(await preview(second)).toMatchObject({
      shop: { added: 0, changed: 0, unchanged: 2, missing: 1 },
    });
    expect((await products()).map(({ status }) => status)).toEqual(["active", "active", "active"]);
    expect(await load(second, { hideMissing: true })).toMatchObject({ missing: { count: 1, hidden: true } });
    expect((await products()).map(({ status }) => status)).toEqual(["hidden", "active", "active"]);
  });

  it("that cannot be read throughout hides nothing", async () => {
    await load("sku,name,price\nA,Mug,1\nB,Bowl,2\n");
    const report = await load("sku,name,price\nB,Bowl,2\n,A\u0000,1\n", { hideMissing: true });
    expect(report.missing).toEqual({ count: 1, hidden: false });
    expect(report.notes.join()).toContain("Nothing was hidden");
  });

  it("is in the currency of the first, which is the shop's", async () => {
    await load("sku,name,price,currency\nA,Mug,1,eur\nB,Bowl,2,EUR\nC,Cup,3,\n");
    await load("sku,name,price\nA,Mug,1.50\nD,Dish,4\n");
    expect((await products()).map(({ currency }) => currency)).toEqual(["EUR", "EUR", "EUR", "EUR"]);
    const { rows } = await pool().query(
      "select value ->> 'currency' as currency from settings where key = 'shop'",
    );
    expect(rows).toEqual([{ currency: "EUR" }]);
  });

  it("sets the currency of a shop by the signs beside its prices, too", async () => {
    const report = await load("sku,name,price\nA,Mug,12.50 €\nB,Bowl,3 €\nC,Cup,4.00\n");
    expect(report.remarks).toEqual([]);
    expect((await products()).map(({ currency, price }) => [currency, price])).toEqual([
      ["EUR", 1250],
      ["EUR", 300],
      ["EUR", 400],
    ]);
    const { rows } = await pool().query(
      "select value ->> 'currency' as currency from settings where key = 'shop'",
    );
    expect(rows).toEqual([{ currency: "EUR" }]);
  });

  it("touches only what it names, whatever it names", async () => {
    await pool().query("truncate products, categories, import_runs cascade");
    await load(
      "sku,name,price,description,brand,category,compareAt,currency,stock,image,status,gallery,cost,tags\n" +
        "F,Mug,5,Nice,Acme,Kitchen,9,GBP,4,/a.jpg,active,/b.jpg,2,red\n",
    );
    const cells: Record<string, fc.Arbitrary<string>> = {
      name: fc.constantFrom("", "Cup", "Dish"),
      price: fc.constantFrom("", "6", "7.5"),
      description: fc.constantFrom("", "Better"),
      brand: fc.constantFrom("", "Other"),
      category: fc.constantFrom("", "Home", "Kitchen > Cups"),
      compareAt: fc.constantFrom("", "19", "20"),
      stock: fc.constantFrom("", "0", "8", "N/A"),
      image: fc.constantFrom("", "/c.jpg"),
      status: fc.constantFrom("", "draft", "ACTIVE", "odd"),
      gallery: fc.constantFrom("", "/d.jpg"),
      cost: fc.constantFrom("", "1.25"),
    };
    const fields = Object.keys(cells);
    const row = fc.tuple(fc.uniqueArray(fc.constantFrom(...fields)), fc.record(cells));
    await fc.assert(
      fc.asyncProperty(row, async ([columns, values]) => {
        const [before] = await products();
        const record = columns.map((column) => values[column] ?? "");
        if (columns.length === 0) return;
        await load(
          stringify([
            ["sku", ...columns],
            ["F", ...record],
          ]),
        );
        const [after] = await products();
        for (const field of [...fields, "slug", "sku", "currency", "createdAt", "attributes"]) {
          const isSaid = columns.includes(field) && !["", "N/A", "odd"].includes(values[field] ?? "");
          if (!isSaid) expect(after?.[field], field).toEqual(before?.[field]);
        }
        if (columns.includes("price") && values.price) expect(after?.price).toBe(Number(values.price) * 100);
        if (columns.includes("name") && values.name) expect(after?.name).toBe(values.name);
      }),
      { numRuns: 40 },
    );
  });
});

describe("addresses", () => {
  it("are readable, or at least distinct, in every script", async () => {
    const names = [
      "台所 > マグカップ",
      "家具 > 椅子",
      "家具 > 棚",
      "Кухня > Чайники",
      "Σπίτι > Καφές",
      "بيت > قهوة",
      "★ > ☆",
    ];
    const lines = names.map((name, i) => `${i},Straße ${i},1,${name}`);
    await load(`sku,name,price,category\n${lines.join("\n")}\n`);
    const paths = (await products()).map(({ category }) => category as string);
    expect(new Set(paths).size).toBe(names.length);
    expect(paths.every((path) => /^[a-z0-9-]+\/[a-z0-9-]+$/.test(path))).toBe(true);
    expect((await products())[0]?.slug).toBe("strasse-0");
  });

  it("of products are unique, and stay when others come", async () => {
    await load("sku,name,price\n1,Red Mug,1\n9,Red Mug 2,1\n");
    const before = (await products()).map(({ slug }) => slug);
    expect(await load("sku,name,price\n2,Red Mug,1\n")).toMatchObject({ imported: 1 });
    await load("sku,name\n1,Blue Mug\n");
    const after = (await products()).map(({ slug }) => slug);
    expect(after.slice(0, 2)).toEqual(before);
    expect(new Set(after).size).toBe(3);
  });

  it("of categories are unique for any tree", async () => {
    const tree =
      "sku,name,price,category\n1,A,1,Men > Shoes\n2,B,1,Women > Shoes\n3,C,1,Women Shoes\n4,D,1,A > C\n5,E,1,B > C\n6,F,1,B-C\n";
    expect(await load(tree)).toMatchObject({ imported: 6, rejected: 0 });
    expect(new Set((await products()).map(({ category }) => category)).size).toBe(6);
    expect(await load(tree)).toMatchObject({ imported: 0, duplicates: 6 });
  });

  it("are found for whatever names there are, and again the second time", async () => {
    const name = fc.constantFrom(
      "A",
      "a",
      "B-C",
      "B C",
      "C",
      "★",
      "☆",
      "台",
      "Café",
      "Cafe",
      "???",
      "!",
      "12",
      "A 2",
      "A-2",
    );
    const path = fc.array(name, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(path, name), { minLength: 1, maxLength: 8 }), async (made) => {
        await pool().query("truncate products, categories, import_runs, settings cascade");
        const lines = made.map(([category, product], i) => ({
          sku: `${i}`,
          name: product,
          price: "1",
          category,
        }));
        const file = lines.map((line) => JSON.stringify(line)).join("\n");
        expect(await load(file)).toMatchObject({ imported: made.length, rejected: 0 });
        const first = await products();
        expect(new Set(first.map(({ slug }) => slug)).size).toBe(made.length);
        expect(await load(file)).toMatchObject({ imported: 0, duplicates: made.length });
        expect(await products()).toEqual(first);
      }),
      { numRuns: 25 },
    );
  });
});

describe("codes", () => {
  it("that look like the shop's own numbers are never taken for one", async () => {
    await load("sku,name,price\nprd_2,Mug,1\nX,Bowl,1\nY,Cup,1\n");
    const { rows } = await pool().query<{ id: number; sku: string }>("select id, sku from products");
    expect(rows.find(({ sku }) => sku !== "prd_2" && sku === `prd_2`)).toBeUndefined();
    expect(rows.filter(({ id, sku }) => id === 2 && sku !== "prd_2")).toEqual([]);
    const taken = rows.find(({ sku }) => sku === "X")?.id ?? 0;
    const report = await load(`sku,name,price\nprd_${taken},Dish,1\n`);
    expect(report).toMatchObject({ imported: 0, rejected: 1 });
    expect(report.reasons[0]?.examples[0]?.reason).toContain("give it another");
  });

  it("are one in both spellings of an accent", async () => {
    expect(await load("sku,name,price\nCaf\u00e9,Mug,1\nCafe\u0301,Mug,1\n")).toMatchObject({
      imported: 1,
      duplicates: 1,
    });
    await load("sku,stock\nCafe\u0301,3\n");
    expect(await products()).toHaveLength(1);
    expect((await products())[0]).toMatchObject({ stock: 3 });
  });
});
