import path from "node:path";
import { describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { importFile, makeFolder } from "./testing/import-fixture";
import { isProductName } from "./online-retail/description";
import { whyNoProduct } from "./online-retail/product-code";

const { pool } = withTestDatabase();
const write = makeFolder();

const HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";
const rows = [
  "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
  "536365,85123A,WHITE HANGING HEART T-LIGHT HOLDER,6,2010-12-01 08:26:00,2.55,17850,United Kingdom",
  "536366,85123a,CREAM HANGING HEART T-LIGHT HOLDER,2,12/1/2010 8:28,2.95,17850.0,United Kingdom",
  "536367,85123A,WHITE HANGING HEART T-LIGHT HOLDER,1,2010-12-01 08:34:00,5.91,,United Kingdom",
  "C536379,85123A,WHITE HANGING HEART T-LIGHT HOLDER,-2,2010-12-02 09:41:00,2.95,17850,United Kingdom",
  "536370,POST,POSTAGE,3,2010-12-01 08:45:00,18.00,12583,France",
  "536371,85123A,wrongly coded 20713,-10,2010-12-01 16:50:00,0.00,,United Kingdom",
  "536372,85123A,?,10,2010-12-01 16:50:00,0.00,12583,United Kingdom",
  "536373,22222,damaged,1,2010-12-01 16:50:00,1.00,12583,United Kingdom",
  "A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom",
  "536374,71053,WHITE METAL LANTERN,six,2010-12-01 08:26:00,3.39,17850,United Kingdom",
  "536375,71053,WHITE METAL LANTERN,6,2010-13-01 08:26:00,3.39,17850,United Kingdom",
  '536376,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,"3,39",17850,United Kingdom',
  "536377,71053,WHITE METAL LANTERN,6,2010-12-01 08:26:00,3.39,17850,United Kingdom",
];

describe("Online Retail", () => {
  it("accounts for every kind of row as docs/data.md says", async () => {
    const report = await importFile(
      pool(),
      "online-retail",
      write("retail.csv", [HEADER, ...rows].join("\r\n")),
    );
    expect(report).toMatchObject({ rows: 14, imported: 4, duplicates: 1, rejected: 9 });
    const { rows: interactions } = await pool().query(
      "select p.sku, i.kind, i.value from interactions i join products p on p.id = i.product_id order by i.at, p.sku desc",
    );
    expect(interactions).toEqual([
      { sku: "85123A", kind: "purchase", value: 6 },
      { sku: "71053", kind: "purchase", value: 6 },
      { sku: "85123A", kind: "purchase", value: 2 },
      { sku: "85123A", kind: "return", value: 2 },
    ]);
  });

  it("is found in its folder", async () => {
    const folder = path.dirname(write("online_retail.csv", [HEADER, ...rows].join("\n")));
    const report = await importFile(pool(), "online-retail", folder);
    expect(report).toMatchObject({ file: "online_retail.csv", rows: 14 });
  });

  it("names products by their most frequent name and prices them by the median", async () => {
    const { rows: products } = await pool().query(
      "select sku, p.name, price_amount, currency, c.name as shelf from products p join categories c on c.id = p.category_id order by sku",
    );
    expect(products).toEqual([
      {
        sku: "71053",
        name: "White Metal Lantern",
        price_amount: 339,
        currency: "GBP",
        shelf: expect.any(String),
      },
      expect.objectContaining({
        sku: "85123A",
        name: "White Hanging Heart T-Light Holder",
        price_amount: 295,
      }),
    ]);
  });

  it.each([
    "PINK BLUE FELT CRAFT TRINKET BOX",
    "BAG 125g SWIRLY MARBLES",
    "Dr. Jam's Arouzer Stress Ball",
    "3 TRADITIONAl BISCUIT CUTTERS  SET",
  ])("takes %s for a name", (text) => expect(isProductName(text)).toBe(true));

  it.each([
    "",
    "?",
    "damaged",
    "Found",
    "check",
    "wrongly marked 23343",
    "Dotcom sales",
    "amazon",
    "Unsaleable, destroyed.",
    "????missing",
  ])("takes %j for a remark", (text) => expect(isProductName(text)).toBe(false));

  it("tells products from bookings by their code", () => {
    expect(["85123A", "15056BL", "DCGS0003", "21730"].map(whyNoProduct)).toEqual([null, null, null, null]);
    for (const code of [
      "POST",
      "M",
      "D",
      "DOT",
      "BANK CHARGES",
      "AMAZONFEE",
      "S",
      "CRUK",
      "PADS",
      "C2",
      "B",
      "GIFT_0001_10",
      "TEST001",
      "",
    ]) {
      expect(whyNoProduct(code)).toEqual(expect.any(String));
    }
  });
});
