import { basename } from "node:path";
import { AppError } from "@/lib/platform/errors";
import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { isTaken } from "@/lib/data/formats/verdict";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import type { SourceRow } from "@/lib/platform/files/source-row";
import { readAmount, readCurrency } from "@/lib/platform/read-amount";
import { cleanLine, isNoText } from "@/lib/platform/clean-words";
import { DecimalMarks } from "../cells/read-money";
import { namesInFile } from "../cells/row-cells";
import type { Judge, OpenFormat, Prepared, ProductDraft, Survey } from "../contract/import-format";
import { settleCurrency, type ShopProducts } from "../contract/shop-products";
import { deriveCategories } from "../naming/derive-category";
import { Tally } from "./tally";
import { AT, COLUMNS, skuOf } from "./catalog-columns";
import type { CatalogReading } from "./catalog-row";
import { CatalogRows } from "./catalog-rows";

/** Where new products without a category belong, told from the names of all of them. */
class Uncategorised {
  readonly #names = new Map<string, string>();

  constructor(private readonly shop: ShopProducts) {}

  isNew(sku: string): boolean {
    return !this.shop.bySku.has(sku) && !this.shop.variants.has(sku);
  }

  see({ values }: SourceRow, sku: string): void {
    const name = cleanLine(values[AT.name] ?? "");
    if (this.isNew(sku) && name !== "" && isNoText(values[AT.category] ?? "")) this.#names.set(sku, name);
  }

  get count(): number {
    return this.#names.size;
  }

  derive(): ReadonlyMap<string, string[]> {
    const derived = deriveCategories([...this.#names.values()]);
    return new Map([...this.#names.keys()].map((sku, i) => [sku, derived[i] ?? ["Other"]]));
  }
}

/** Each code once: the same row again is a duplicate, another one with its code is refused. */
function onceEach(judge: Judge<ProductDraft>): Judge<ProductDraft> {
  const seen = new Map<string, { line: number; content: string }>();
  return (row) => {
    const verdict = judge(row);
    if (!isTaken(verdict)) return verdict;
    const sku = skuOf(row);
    const content = JSON.stringify(row.values.map((value) => value.normalize("NFC")));
    const earlier = seen.get(sku);
    if (earlier?.content === content) return "duplicate";
    if (earlier) {
      const reject = `sku "${sku}" is in line ${earlier.line} already, with other values`;
      return { reject, group: "the sku is in the file already, with other values" };
    }
    seen.set(sku, { line: row.line, content });
    return verdict;
  };
}

type Fixed = Pick<CatalogReading, "table" | "names" | "options" | "shop">;

function startSurvey(fixed: Fixed): Survey {
  const { options, shop } = fixed;
  const marks = new DecimalMarks();
  const currencies = new Tally();
  const usual = settleCurrency(options.currency, shop);
  const signOf = (price: string): string | null => {
    const named = readAmount(price, usual)?.currency;
    return named === undefined || named === usual ? null : named;
  };
  const uncategorised = new Uncategorised(shop);
  const skus = new Set<string>();
  return {
    see(row) {
      const sku = skuOf(row);
      skus.add(shop.variants.get(sku)?.product.sku ?? shop.bySku.get(sku)?.sku ?? sku);
      for (const place of [AT.price, AT.compareAt, AT.cost]) marks.see(row.values[place] ?? "");
      currencies.add(readCurrency(row.values[AT.currency] ?? "") ?? signOf(row.values[AT.price] ?? ""));
      uncategorised.see(row, sku);
    },
    async finish(): Promise<Prepared> {
      const categoryOf = uncategorised.derive();
      const fileCurrency = currencies.most;
      const rows = new CatalogRows({ ...fixed, mark: marks.mark, fileCurrency });
      const withCategory: Judge<ProductDraft> = (row) => {
        const verdict = rows.read(row);
        if (!isTaken(verdict) || verdict.item.category.length > 0) return verdict;
        const sku = skuOf(row);
        const category = categoryOf.get(sku) ?? (uncategorised.isNew(sku) ? ["Other"] : []);
        return { ...verdict, item: { ...verdict.item, category } };
      };
      const { count } = uncategorised;
      return {
        products: [],
        notes: count > 0 ? [`${count} products had no category; theirs were derived from their names.`] : [],
        currency: fileCurrency ?? usual,
        holds: "products",
        judge: onceEach(withCategory),
        seen: { skus, handles: new Set() },
      };
    },
  };
}

/** A catalog as CSV or JSON, whole or an update of some columns. Columns and rules in docs/data.md. */
export const openCatalog: OpenFormat = async (path, options) => {
  const facts = await inspectFile(path);
  const specs = mapColumns(COLUMNS, options.columns);
  const table = await openTable(facts, specs, {
    delimiter: options.delimiter,
    hint: mapHint(COLUMNS),
    shortRows: true,
  });
  if (!COLUMNS.some((_, place) => place !== AT.sku && table.has(place))) {
    const message = `${basename(path)} has a sku and nothing to say of it. ${mapHint(COLUMNS)}`;
    throw new AppError("invalid", message);
  }
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "catalog",
    startSurvey: (shop) => startSurvey({ table, names: namesInFile(table, specs), options, shop }),
  };
};
