import type { Verdict } from "@/lib/data/formats/verdict";
import { cleanCode } from "@/lib/platform/clean-words";
import { DecimalMarks } from "../cells/read-money";
import type { OpenFormat, ProductDraft } from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { Codes } from "../grouped/assemble";
import type { Assembled, GatheredRow } from "../grouped/grouped-survey";
import { type ExportReading, openExport } from "../grouped/open-export";
import { AT, COLUMNS } from "./columns";
import { ShopifyProduct } from "./shopify-product";

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

function assemble(rows: readonly GatheredRow[], reading: ExportReading): Assembled {
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
export const openShopify: OpenFormat = (path, options) =>
  openExport(path, options, { columns: COLUMNS, assemble });
