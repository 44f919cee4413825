import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { inspectFile } from "./inspect-file";
import { openXmlItems } from "./read-xml-items";
import { column, optionalColumn } from "./source-row";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-xml-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const SHAPE = { rows: ["item"], namespace: "urn:ours", prefix: "g" };
const SPECS = [column("id"), optionalColumn("title"), optionalColumn("gone")];

async function read(xml: string) {
  const file = path.join(folder, "items.xml");
  fs.writeFileSync(file, xml);
  const table = await openXmlItems(await inspectFile(file), SPECS, SHAPE);
  const rows = [];
  for await (const group of table.rows()) rows.push(...group);
  return { table, rows };
}

/** Characters XML may hold, without the ends of lines, which it evens out. */
const texts = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u2028]/gu, "").trim())
  .filter((text) => text !== "");

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("]]>", "]]&gt;");
const numbered = (text: string) => [...text].map((char) => `&#${char.codePointAt(0)};`).join("");
const quoted = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

describe("items of an XML document", () => {
  it("are read as they were written, in whichever way their characters are", async () => {
    const ways = fc.constantFrom(escaped, numbered, quoted);
    const items = fc.array(fc.tuple(texts, texts, ways), { minLength: 1, maxLength: 8 });
    const property = fc.asyncProperty(items, async (given) => {
      const xml = given.map(
        ([id, title, write]) => `<item><g:id>${write(id)}</g:id>\n<title>${write(title)}</title></item>`,
      );
      const { rows } = await read(`<rss xmlns:g="urn:ours">${xml.join("\n")}</rss>`);
      expect(rows.map(({ values }) => values)).toEqual(given.map(([id, title]) => [id, title, ""]));
    });
    await fc.assert(property, { numRuns: 60 });
  });

  it("have the lines they begin in, their own elements alone, and repeated ones a line each", async () => {
    const { rows, table } = await read(`<rss xmlns:o="urn:other" xmlns:mine="urn:ours">
      <channel><title>Not an item</title>
      <item><id>plain</id><mine:id>A</mine:id><o:title>theirs</o:title><title>One</title><title>Two</title>
        <deep><title>Inside</title><item>no row</item></deep></item>

      <item><mine:id>B</mine:id></item></channel></rss>`);
    expect(rows.map(({ line, values }) => [line, ...values])).toEqual([
      [3, "A", "One\nTwo", ""],
      [6, "B", "", ""],
    ]);
    expect([table.has(1), table.has(2)]).toEqual([true, false]);
  });

  it("that are none, or lack a column, are refused with what was found", async () => {
    await expect(read("<html><p>Not found</p></html>")).rejects.toThrow("without a single <item>");
    await expect(read("<rss><item><title>A</title></item></rss>")).rejects.toThrow("no column id");
    await expect(read(`<rss><item><id>${"x".repeat(1_000_001)}</id></item></rss>`)).rejects.toThrow(
      "longer than",
    );
  });
});
