import type { Verdict } from "@/lib/data/formats/verdict";
import { DecimalMarks } from "../cells/read-money";
import type { OpenFormat, ProductDraft } from "../contract/import-format";
import { settleCurrency } from "../contract/shop-products";
import { Codes } from "../grouped/assemble";
import type { Assembled, GatheredRow } from "../grouped/grouped-survey";
import { type ExportReading, openExport } from "../grouped/open-export";
import { AT, COLUMNS } from "./columns";
import { handleOf, WooProduct, type WooReading } from "./woo-product";
import { findFamilies, toWooRow, type WooRow } from "./woo-rows";

/** A variation whose product is not in the file cannot be shown anywhere. */
function rejectOrphan({ row }: WooRow): Verdict<ProductDraft> {
  const parent = row.values[AT.parent] ?? "";
  const reject = parent === "" ? "a variation without a Parent" : `its Parent "${parent}" is not in the file`;
  return { reject, group: reject.replace(/".*"/, "…") };
}

/** Each product once: a second row with its number or code is refused. */
class Repeats {
  readonly #seen = new Map<string, WooRow>();

  check(row: WooRow): Verdict<ProductDraft> | null {
    const keys = [row.id && `id ${row.id}`, row.sku && `SKU ${row.sku}`].filter((key) => key !== "");
    const key = keys.find((one) => this.#seen.has(one));
    if (key === undefined) {
      for (const one of keys) this.#seen.set(one, row);
      return null;
    }
    const earlier = this.#seen.get(key);
    if (JSON.stringify(earlier?.row.values) === JSON.stringify(row.row.values)) return "duplicate";
    const reject = `${key} is in line ${earlier?.row.line ?? 0} already, with other values`;
    return { reject, group: "the product is in the file already, with other values" };
  }
}

function assemble(gathered: readonly GatheredRow[], reading: ExportReading): Assembled {
  const marks = new DecimalMarks();
  for (const { values } of gathered) {
    for (const place of [AT.price, AT.salePrice, AT.cost]) marks.see(values[place] ?? "");
  }
  const { shop, options } = reading;
  const verdicts = new Array<Verdict<ProductDraft>>(gathered.length);
  const repeats = new Repeats();
  const rows = gathered.map(toWooRow).filter((row) => {
    const repeated = repeats.check(row);
    if (repeated) verdicts[row.place] = repeated;
    return repeated === null;
  });
  const { families, orphans } = findFamilies(rows);
  for (const orphan of orphans) verdicts[orphan.place] = rejectOrphan(orphan);
  const mains = rows.filter(({ kind }) => kind !== "variation");
  const claimed = new Set(mains.flatMap((row) => shop.byHandle.get(handleOf(row) ?? "") ?? []));
  const whole: WooReading = { ...reading, mark: marks.mark, codes: new Codes(shop), claimed };
  for (const main of mains) {
    const found = new WooProduct(main, families.get(main.place) ?? [], whole).assemble();
    for (const [place, verdict] of found) verdicts[place] = verdict;
    for (const { place } of families.get(main.place) ?? []) {
      verdicts[place] ??= { reject: "its Parent is no variable product" };
    }
  }
  return {
    verdicts,
    seen: {
      skus: new Set(rows.flatMap(({ sku }) => (sku === "" ? [] : [sku]))),
      handles: new Set(mains.flatMap((row) => handleOf(row) ?? [])),
    },
    notes: [],
    currency: settleCurrency(options.currency, shop),
  };
}

/** WooCommerce's product export: variations are rows of their own and name their parent. Rules in docs/data.md. */
export const openWooCommerce: OpenFormat = (path, options) =>
  openExport(path, options, { columns: COLUMNS, assemble });
