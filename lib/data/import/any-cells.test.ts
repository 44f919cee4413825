import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { cleanCode } from "@/lib/platform/clean-words";
import type { FormatName } from "./contract/import-format";
import { profileFile } from "./profile-file";
import { importFile, makeFolder, optionsFor } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(async () => {
  await pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade");
});

const ODD =
  "|0|-1|1|12,50|$9|N/A|NULL|é|e\u0301|★|prd_1|<b>x</b>|a > b|/|A,B|true|draft|'x|\\|\"|{}|id:1|M|Red|x\ny".split(
    "|",
  );
const cell = fc.constantFrom(...ODD);

const COLUMNS: Partial<Record<FormatName, string[]>> = {
  catalog:
    "sku,name,price,description,category,compareAt,currency,stock,image,status,tags,cost,options,variants,attributes,gallery".split(
      ",",
    ),
  shopify:
    "Handle,Title,Body (HTML),Type,Tags,Published,Status,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Image Position,Variant Image".split(
      ",",
    ),
  woocommerce:
    "ID,Type,SKU,Name,Published,Stock,In stock?,Regular price,Sale price,Categories,Images,Parent,Attribute 1 name,Attribute 1 value(s)".split(
      ",",
    ),
};
/** Variants as JSON; their codes are no product's. */
const VARIANTS = fc.array(
  fc.record({
    sku: fc.constantFrom("v1", "v2", "v3", "", null),
    values: fc.tuple(fc.constantFrom("M", "L", 1, "<b>x</b>")),
    price: fc.constantFrom("5", 6.5, "", "x", "9 €", null),
    stock: fc.constantFrom(0, 3, "-1", "in stock", "many", null),
    status: fc.constantFrom("active", "hidden", "odd", ""),
    image: fc.constantFrom("", "/a.jpg", "a.jpg", "https://x.example/a.jpg"),
  }),
  { maxLength: 3 },
);

/** Words that make rows belong together. */
const USUAL: Record<string, fc.Arbitrary<string>> = {
  Handle: fc.constantFrom("a", "b", "A", "", "★"),
  Title: fc.constantFrom("", "Shirt", "Shirt", "★"),
  "Variant Price": fc.constantFrom("5", "6", "", "x"),
  price: fc.constantFrom("5", "6", "", "x"),
  ID: fc.constantFrom("1", "2", "3", ""),
  Type: fc.constantFrom("simple", "variable", "variation", "variation", "grouped", ""),
  Parent: fc.constantFrom("", "id:1", "id:2", "M"),
  "Regular price": fc.constantFrom("5", "6,50", "", "x"),
  Name: fc.constantFrom("Shirt", "", "★"),
  name: fc.constantFrom("Mug", "Mug", "", "★"),
  options: fc.constantFrom("", '["Size"]', '["Size","Colour"]', "Size"),
  variants: fc.oneof(
    fc.constant(""),
    cell,
    VARIANTS.map((variants) => JSON.stringify(variants)),
  ),
  attributes: fc.constantFrom("", "{}", '{"a":"b","c":["d",1],"e":null,"f":{"g":1},"__proto__":"h"}', "a: b"),
  gallery: fc.constantFrom("", "[]", '["/a.jpg"]', '["/a.jpg",1]', "/a.jpg, /b.jpg"),
};

it.each(["catalog", "shopify", "woocommerce"] as const)(
  "%s: whatever cells hold, every row is accounted for, once and again, and a dry run knows it",
  async (format) => {
    const columns = COLUMNS[format] ?? [];
    const row = fc.tuple(...columns.map((column) => USUAL[column] ?? cell));
    // Of two rows with one sku, the second counts where the first cannot be taken: and that depends on what the shop has.
    const unique = (cells: readonly string[]) => (format === "catalog" ? cleanCode(cells[0] ?? "") : cells);
    const several = fc.uniqueArray(row, { minLength: 1, maxLength: 9, selector: (cells) => unique(cells) });
    await fc.assert(
      fc.asyncProperty(several, async (rows) => {
        const file = write("any.csv", stringify([columns, ...rows]));
        const request = { format, path: file, options: optionsFor(), replaceSample: false };
        const profile = await profileFile(pool(), { ...request, onProgress: () => {} });
        const report = await importFile(pool(), format, file, { batchRows: 2 });
        expect(report.imported + report.duplicates + report.rejected).toBe(report.rows);
        expect(profile.rejected).toBe(report.rejected);
        expect(profile.remarks).toEqual(report.remarks);
        if (profile.shop && profile.shop.added + profile.shop.changed === 0) expect(report.imported).toBe(0);
        const again = await importFile(pool(), format, file, { batchRows: 3 });
        expect(again).toMatchObject({ imported: 0, rows: report.rows });
        const { rows: wrong } = await pool().query(
          `select p.sku from products p left join product_variants v on v.product_id = p.id and v.status = 'active'
            where cardinality(p.option_names) > 0 group by p.id
           having p.stock <> coalesce(sum(v.stock), 0) or p.price_amount <> coalesce(min(v.price_amount), p.price_amount)`,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 8 },
    );
  },
  240_000,
);
