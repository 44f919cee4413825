import fs from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();
const GOOGLE = 'xmlns:g="http://base.google.com/ns/1.0"';

beforeEach(() => pool().query("truncate products, categories, import_runs, settings cascade"));

const rss = (items: string) =>
  `<?xml version="1.0"?>\n<rss version="2.0" ${GOOGLE}><channel><title>A shop</title><link>https://a.example</link>\n${items}\n</channel></rss>`;

async function readShop() {
  const { rows } = await pool().query(
    `select p.sku, p.name, p.handle, c.path as category, p.brand, p.price_amount, p.compare_at_amount, p.currency, p.stock, p.status,
            p.image, p.gallery, p.attributes, p.option_names, p.description,
            (select json_agg(json_build_array(v.sku, v.option_values, v.price_amount, v.stock) order by v.position)
               from product_variants v where v.product_id = p.id) as variants
       from products p join categories c on c.id = p.category_id order by p.sku`,
  );
  return rows;
}

const MUG = `
  <item>
    <g:id>MUG-1</g:id><title>Stoneware mug</title><description><![CDATA[Holds <b>350 ml</b> &amp; more]]></description>
    <link>https://a.example/mug</link><g:image_link>https://a.example/1.jpg</g:image_link>
    <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link>
    <g:additional_image_link>https://a.example/3.jpg</g:additional_image_link>
    <g:availability>in_stock</g:availability><g:price>15.99 EUR</g:price><g:sale_price>12.00 EUR</g:sale_price>
    <g:sale_price_effective_date>2025-12-01T00:00+0100/2026-02-01T00:00+0100</g:sale_price_effective_date>
    <g:brand>Ann &amp; Co</g:brand><g:gtin>4006381333931</g:gtin><g:mpn>A-1</g:mpn><g:condition>new</g:condition>
    <g:product_type>Home &gt; Kitchen &gt; Mugs</g:product_type><g:google_product_category>2169</g:google_product_category>
    <g:shipping><g:country>DE</g:country><g:price>4.90 EUR</g:price></g:shipping>
    <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Glaze</g:attribute_name><g:attribute_value>Matt</g:attribute_value></g:product_detail>
  </item>`;

const SHIRTS = ["M", "L"]
  .map(
    (size) => `
  <item><g:id>SH-${size}</g:id><g:item_group_id>SH</g:item_group_id><g:title>Linen shirt, ${size}</g:title><g:color>Red</g:color>
    <g:size>${size}</g:size><g:price>EUR ${size === "M" ? "30.00" : "32.50"}</g:price><g:availability>${size === "M" ? "out of stock" : "in stock"}</g:availability>
    <g:image_link>https://a.example/${size}.jpg</g:image_link><g:product_type>Clothing &gt; Shirts</g:product_type></item>`,
  )
  .join("");

describe("a Google Merchant feed", () => {
  it("as RSS 2.0 becomes products, prices of today, categories, pictures and variants", async () => {
    const report = await importFile(pool(), "google-merchant", write("feed.xml", rss(MUG + SHIRTS)));
    expect(report).toMatchObject({ rows: 3, imported: 3, rejected: 0 });
    const [mug, shirt] = await readShop();
    expect(mug).toMatchObject({
      sku: "MUG-1",
      name: "Stoneware mug",
      description: "Holds 350 ml & more",
      brand: "Ann & Co",
      category: "home/kitchen/mugs",
      price_amount: 1200,
      compare_at_amount: 1599,
      currency: "EUR",
      stock: 100,
      image: "https://a.example/1.jpg",
      gallery: ["https://a.example/2.jpg", "https://a.example/3.jpg"],
      attributes: { gtin: "4006381333931", mpn: "A-1", condition: "new", Glaze: "Matt" },
      variants: null,
    });
    expect(shirt).toMatchObject({
      sku: "SH",
      name: "Linen shirt",
      option_names: ["Size"],
      price_amount: 3000,
      stock: 100,
      attributes: { color: "Red", size: ["M", "L"] },
    });
    expect(shirt?.variants).toEqual([
      ["SH-M", ["M"], 3000, 0],
      ["SH-L", ["L"], 3250, 100],
    ]);
  });

  it("as Atom is read by the elements of Google's namespace, whatever its prefix, before those of Atom", async () => {
    const entry = `<entry><id>tag:a.example,2026:1</id><m:id>A</m:id><title>Cup</title><summary>Small</summary>
      <link href="https://a.example/cup"/><m:price>7 EUR</m:price><m:availability>preorder</m:availability></entry>`;
    const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:m="http://base.google.com/ns/1.0"><title>A</title><id>x</id>${entry}</feed>`;
    expect(await importFile(pool(), "google-merchant", write("atom.xml", feed))).toMatchObject({
      imported: 1,
    });
    expect((await readShop())[0]).toMatchObject({
      sku: "A",
      name: "Cup",
      description: "Small",
      price_amount: 700,
      attributes: { link: "https://a.example/cup" },
    });
  });

  it("is read as a table, too, and again changes nothing", async () => {
    const table = "id\ttitle\tprice\tavailability\tproduct type\nA\tCup\t7.00 GBP\tin stock\tHome > Cups\n";
    const file = write("feed.tsv", table);
    expect(await importFile(pool(), "google-merchant", file)).toMatchObject({ imported: 1 });
    expect(await importFile(pool(), "google-merchant", file)).toMatchObject({ imported: 0, duplicates: 1 });
    expect((await readShop())[0]).toMatchObject({ category: "home/cups", currency: "GBP" });
  });

  it.each([
    ["a tag that is closed by another", "<item>\n<g:id>A</g:ID>\n</item>", 4],
    ["an element that is never closed", "<item>\n<g:id>A</g:id>\n", 6],
    ["an ampersand that stands for nothing", "<item>\n<g:id>A & B</g:id></item>", 4],
    ["an entity nobody has declared", "<item>\n<g:id>&boom;</g:id></item>", 4],
  ])("with %s is refused as a whole, naming the line", async (_, items, line) => {
    const imported = importFile(pool(), "google-merchant", write("bad.xml", rss(MUG_ONE_LINE + items)));
    await expect(imported).rejects.toThrow(`bad.xml cannot be read at line ${line}`);
    expect(await readShop()).toEqual([]);
  });

  it("keeps what is wrong with an item to that item, with its line and why", async () => {
    const items = `${MUG_ONE_LINE}
<item><g:id>B</g:id><title>No price</title></item>
<item><g:id>C</g:id><title>Odd</title><g:price>soon</g:price></item>
<item><g:id>C1</g:id><title>Older</title><g:price>5 EUR</g:price><g:sale_price>4 EUR</g:sale_price><g:sale_price_effective_date>2025-01-01T00:00Z/2025-02-01T00:00Z</g:sale_price_effective_date></item>
<item><g:id>C1</g:id><title>Other</title><g:price>6 EUR</g:price></item>`;
    const report = await importFile(pool(), "google-merchant", write("some.xml", rss(items)));
    expect(report).toMatchObject({ rows: 5, imported: 2, rejected: 3 });
    const rejects = parse(fs.readFileSync(report.rejectsFile ?? "", "utf8")) as string[][];
    expect(rejects.slice(1).map(([line, reason]) => [line, reason])).toEqual([
      ["4", "no price"],
      ["5", 'price "soon" is no amount like 12.50'],
      ["7", 'id "C1" is in line 6 already, with other values'],
    ]);
    expect((await readShop()).map(({ price_amount: price }) => price)).toEqual([900, 500]);
  });
});

const MUG_ONE_LINE = `<item><g:id>A</g:id><title>Mug</title><g:price>9 EUR</g:price></item>`;
