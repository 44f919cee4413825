import fs from "node:fs";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import type { FormatName } from "./contract/import-format";
import { importFile, makeFolder } from "./testing/import-fixture";

const { pool } = withTestDatabase();
const write = makeFolder();

beforeEach(() =>
  pool().query("truncate products, categories, interactions, shoppers, import_runs, settings cascade"),
);

/** A shirt whose pictures name no server, its variant's neither. */
const FILES: [FormatName, string, [column: string, line: string][]][] = [
  [
    "catalog",
    'sku,name,price,image,gallery,options,variants\nS,Shirt,5,img/a.jpg,"/img/b.jpg, c.png","[""Size""]","[{""values"":[""M""],""image"":""img/m.jpg""}]"\n',
    [
      ["image", "2"],
      ["gallery", "2"],
      ["variants.1.image", "2"],
    ],
  ],
  [
    "shopify",
    "Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src,Variant Image\ns,Shirt,Size,M,5,img/a.jpg,img/m.jpg\ns,,,,,/img/b.jpg,\ns,,,,,c.png,\n",
    [
      ["Image Src", "2"],
      ["Variant Image", "2"],
      ["Image Src", "4"],
    ],
  ],
  [
    "woocommerce",
    'ID,Type,SKU,Name,Published,Regular price,Images,Parent,Attribute 1 name,Attribute 1 value(s)\n1,variable,S,Shirt,1,,"img/a.jpg, /img/b.jpg, c.png",,Size,M\n2,variation,S-M,Shirt,1,5,img/m.jpg,id:1,Size,M\n',
    [
      ["Images", "2"],
      ["Images", "3"],
    ],
  ],
];

const BASE = "https://shop.example/media/";

async function readPictures() {
  const { rows } = await pool().query<{ image: string; gallery: string[]; variant: string }>(
    "select p.image, p.gallery, v.image as variant from products p join product_variants v on v.product_id = p.id",
  );
  return rows[0];
}

describe.each(FILES)("pictures of a %s file that name no server", (format, content, places) => {
  it("cost no row: they are left out, by line and column", async () => {
    const report = await importFile(pool(), format, write(`${format}.csv`, content));
    expect(report.rejected).toBe(0);
    const remarks = parse(fs.readFileSync(report.remarksFile ?? "", "utf8"), { columns: true }) as {
      line: string;
      column: string;
    }[];
    expect(remarks.map(({ column, line }) => [column, line]).sort()).toEqual(places.toSorted());
    expect(await readPictures()).toMatchObject({ variant: "" });
  });

  it("are found where the import says they begin, and changing that is another import", async () => {
    const file = write(`${format}.csv`, content);
    await importFile(pool(), format, file);
    const report = await importFile(pool(), format, file, { options: { imageBase: BASE } });
    expect(report).toMatchObject({ rejected: 0, remarkedRows: 0 });
    expect(report.imported).toBeGreaterThan(0);
    const pictures = await readPictures();
    expect(pictures).toMatchObject({ image: `${BASE}img/a.jpg`, variant: `${BASE}img/m.jpg` });
    expect(pictures?.gallery).toEqual(
      expect.arrayContaining(["https://shop.example/img/b.jpg", `${BASE}c.png`]),
    );
  });
});
