import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { inspectFile } from "./inspect-file";
import { openTable } from "./open-table";
import { column, optionalColumn, type SourceRow } from "./source-row";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-files-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const SPECS = [column("sku"), column("name"), optionalColumn("price"), optionalColumn("tags")];

async function read(content: string | Buffer): Promise<SourceRow[]> {
  const file = path.join(folder, "table");
  fs.writeFileSync(file, content);
  const table = await openTable(await inspectFile(file), SPECS, { shortRows: true });
  const rows: SourceRow[] = [];
  for await (const group of table.rows()) rows.push(...group);
  return rows;
}

const valuesOf = (rows: readonly SourceRow[]) => rows.map(({ values }) => values.slice(0, 3));
const swap = (text: string) => Buffer.from(text, "utf16le").swap16();

describe("a table is read", () => {
  const LINES = "sku,name,price\n1,Piñata,2\n2,Crème,3\n";
  const RIGHT = [
    ["1", "Piñata", "2"],
    ["2", "Crème", "3"],
  ];
  it.each([
    ["UTF-8", Buffer.from(LINES)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${LINES}`)],
    ["Windows-1252", Buffer.from(LINES, "latin1")],
    ["UTF-16, little end first", Buffer.from(`\ufeff${LINES}`, "utf16le")],
    ["UTF-16, big end first", swap(`\ufeff${LINES}`)],
    ["UTF-16 without a mark", Buffer.from(LINES, "utf16le")],
    ["UTF-16 without a mark, big end first", swap(LINES)],
    [
      "a first line that names the mark",
      Buffer.from(`sep=;\r\n${LINES.replaceAll(",", ";").replaceAll("\n", "\r\n")}`),
    ],
    [
      "the same in quotes, in UTF-16",
      Buffer.from(`\ufeff"sep=\t"\n${LINES.replaceAll(",", "\t")}`, "utf16le"),
    ],
  ])("from %s", async (_, content) => {
    expect(valuesOf(await read(content))).toEqual(RIGHT);
  });

  it("with one byte that is no UTF-8, which spoils nothing and is pointed out by line", async () => {
    const head = Buffer.from("sku,name,price\n1,Crème brûlée,2\n2,Pi");
    const tail = Buffer.from("ata – “déjà vu”,3\n3,Łóżka,4\n");
    const rows = await read(Buffer.concat([head, Buffer.from([0xf1]), tail]));
    expect(valuesOf(rows)).toEqual([
      ["1", "Crème brûlée", "2"],
      ["2", "Piñata – “déjà vu”", "3"],
      ["3", "Łóżka", "4"],
    ]);
    expect(rows.map(({ line, repair }) => [line, Boolean(repair)])).toEqual([
      [2, false],
      [3, true],
      [4, false],
    ]);
  });

  it("with rows that are shorter than the header, as Excel writes them", async () => {
    const rows = await read("sku,name,price,tags\n1,Mug\n2,Bowl,3,\n");
    expect(rows.map(({ problem }) => problem)).toEqual([null, null]);
    expect(valuesOf(rows)[0]).toEqual(["1", "Mug", ""]);
  });

  it.each([
    ['1,"15.6" Bag",6.00', '15.6" Bag', "6.00"],
    ['1,"Bag 15"",6.00', 'Bag 15"', "6.00"],
    ['1,"Bag 15.6" / 14"",6.00', 'Bag 15.6" / 14"', "6.00"],
    ['1,15.6" Bag,6.00', '15.6" Bag', "6.00"],
    ['1,"Say ""hi"", twice",6.00', 'Say "hi", twice', "6.00"],
    ['1,"""Best"" mug",6.00', '"Best" mug', "6.00"],
    ['1, "Mug" ,"6.00"', "Mug", "6.00"],
    ['1,"",6.00', "", "6.00"],
    ['1,"Two\nlines, 15"" wide",6.00', 'Two\nlines, 15" wide', "6.00"],
  ])("with quotes inside of cells: %s", async (line, name, price) => {
    const rows = await read(`sku,name,price\n${line}\n2,Next,1\n`);
    expect(valuesOf(rows)).toEqual([
      ["1", name, price],
      ["2", "Next", "1"],
    ]);
  });

  it("unchanged from every file that keeps to the rules", async () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ",", " ", "\n", "a", "é", "1") });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (cells) => {
        const records = cells.map(([name, price], i) => [`${i}`, `x${name}x`, `y${price}y`]);
        const rows = await read(stringify([["sku", "name", "price"], ...records]));
        expect(valuesOf(rows)).toEqual(records);
      }),
      { numRuns: 150 },
    );
  });
});

describe("objects are read", () => {
  const OBJECTS = [
    { sku: "1", name: 'A "{" mug \\', price: 2, tags: ["TV/Video"] },
    { sku: "2", name: "Bowl", price: 3.5, tags: [] },
  ];
  it.each([
    ["one a line", OBJECTS.map((object) => JSON.stringify(object)).join("\n")],
    ["in a list", JSON.stringify(OBJECTS)],
    ["in a list over several lines", JSON.stringify(OBJECTS, null, 2)],
    ["over several lines", OBJECTS.map((object) => JSON.stringify(object, null, 2)).join("\n")],
    ["in a list that is all an object holds", JSON.stringify({ products: OBJECTS }, null, "\t")],
    ["one of them alone, over several lines", JSON.stringify({ ...OBJECTS[0] }, null, 2)],
  ])("%s", async (_, content) => {
    const rows = await read(content);
    const right = [
      ["1", 'A "{" mug \\', "2"],
      ["2", "Bowl", "3.5"],
    ];
    expect(valuesOf(rows)).toEqual(right.slice(0, rows.length));
    expect(rows[0]?.list?.(3)).toEqual(["TV/Video"]);
    expect(rows.length).toBe(content.includes("Bowl") ? 2 : 1);
  });

  it("each with the line it begins in", async () => {
    const rows = await read(JSON.stringify({ products: OBJECTS }, null, 1));
    const lines = JSON.stringify({ products: OBJECTS }, null, 1).split("\n");
    expect(rows.map(({ line }) => lines[line - 1]?.trim())).toEqual(["{", "{"]);
  });

  it("not from a file that ends too early, which says where", async () => {
    await expect(read(`[${JSON.stringify(OBJECTS[0])},\n{"sku": "2", `)).rejects.toThrow(/cut off.*line 2/);
  });
});
