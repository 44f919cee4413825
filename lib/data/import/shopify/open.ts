import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import type { Verdict } from "@/lib/data/formats/verdict";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { cleanCode } from "../cells/clean-text";
import { DecimalMarks } from "../cells/read-money";
import { namesInFile } from "../cells/row-cells";
import type { OpenFormat, ProductDraft } from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { Codes } from "../grouped/assemble";
import { type Assembled, type GatheredRow, groupedSurvey } from "../grouped/grouped-survey";
import { AT, COLUMNS } from "./columns";
import { ShopifyProduct, type ShopifyReading } from "./shopify-product";

/** Rows by the handle of their product, each with its place in the file. */
function groupByHandle(rows: readonly GatheredRow[]): Map<string, { row: GatheredRow; place: number }[]> {
  const groups = new Map<string, { row: GatheredRow; place: number }[]>();
  rows.forEach((row, place) => {
    const handle = cleanCode(row.values[AT.handle] ?? "");
    const group = groups.get(handle) ?? [];
    group.push({ row, place });
    groups.set(handle, group);
  });
  return groups;
}

function assemble(rows: readonly GatheredRow[], reading: Omit<ShopifyReading, "mark" | "codes">): Assembled {
  const marks = new DecimalMarks();
  for (const { values } of rows) {
    for (const place of [AT.price, AT.compareAt, AT.cost]) marks.see(values[place] ?? "");
  }
  const { shop, options } = reading;
  const whole = { ...reading, mark: marks.mark, codes: new Codes(shop) };
  const verdicts = new Array<Verdict<ProductDraft>>(rows.length);
  const groups = groupByHandle(rows);
  for (const [handle, group] of groups) {
    const product = new ShopifyProduct(
      handle,
      group.map(({ row }) => row),
      whole,
    );
    const found: Verdict<ProductDraft>[] =
      handle === "" ? group.map(() => ({ reject: "no Handle" })) : product.assemble();
    group.forEach(({ place }, i) => (verdicts[place] = found[i] ?? { reject: "no Handle" }));
  }
  const handles = new Set(groups.keys());
  return {
    verdicts,
    seen: { skus: handles, handles },
    notes: [],
    currency: settleCurrency(options.currency, shop),
  };
}

/** Shopify's product export: one product a handle, of which later rows are variants and pictures. Rules in docs/data.md. */
export const openShopify: OpenFormat = async (path, options) => {
  const facts = await inspectFile(path);
  const specs = mapColumns(COLUMNS, options.columns);
  const table = await openTable(facts, specs, {
    delimiter: options.delimiter,
    hint: mapHint(COLUMNS),
    shortRows: true,
  });
  const names = namesInFile(table, specs);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "catalog",
    startSurvey: (shop) =>
      groupedSurvey(
        (rows) => assemble(rows, { table, names, shop, options }),
        ({ sku, handle }) => shop.byHandle.has(handle ?? "") || shop.bySku.has(sku),
      ),
  };
};
