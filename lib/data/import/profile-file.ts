import path from "node:path";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import type { FormatName, FormatOptions, InteractionFact, ProductDraft } from "./contract/import-format";
import { judgeRows, type RejectReason, RowAccount } from "@/lib/data/formats/row-account";
import { itemOf, type Verdict } from "@/lib/data/formats/verdict";
import { openFormat } from "./formats";
import { surveyTable } from "./survey-table";

/** What a file holds, and what an import would make of it. */
export interface FileProfile {
  format: FormatName;
  file: string;
  bytes: number;
  columns: { used: string[]; ignored: string[] };
  rows: number;
  /** Rows that would be imported into an empty shop, duplicates within the file, rejected rows. */
  importable: number;
  duplicates: number;
  rejected: number;
  reasons: RejectReason[];
  kinds: Record<string, number>;
  shoppers: number;
  products: number;
  /** ISO 8601; null without interactions. */
  dates: { first: string; last: string } | null;
  /** Minor units. */
  prices: { lowest: number; median: number; highest: number; currency: string } | null;
  /** Categories by their number of products, the largest first. */
  categories: { category: string; products: number }[];
  sampleProducts: { sku: string; name: string; category: string; price: number }[];
  notes: string[];
}

export interface ProfileRequest {
  format: FormatName;
  path: string;
  options: FormatOptions;
  onProgress: OnProgress;
}

const SAMPLES = 5;

/** Collects what the accepted rows say. */
class Collector {
  readonly kinds: Record<string, number> = {};
  readonly shoppers = new Set<string>();
  readonly products = new Set<string>();
  readonly drafts: ProductDraft[] = [];
  duplicates = 0;
  importable = 0;
  private readonly keys = new Set<string>();
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;

  addFact({ key, shopper, product, kind, at }: InteractionFact): void {
    if (this.keys.has(key)) {
      this.duplicates++;
      return;
    }
    this.keys.add(key);
    this.importable++;
    this.kinds[kind] = (this.kinds[kind] ?? 0) + 1;
    if (shopper !== "") this.shoppers.add(shopper);
    this.products.add(product);
    this.first = Math.min(this.first, at);
    this.last = Math.max(this.last, at);
  }

  addDraft(draft: ProductDraft): void {
    this.importable++;
    this.drafts.push(draft);
  }

  get dates(): FileProfile["dates"] {
    if (this.keys.size === 0) return null;
    return { first: new Date(this.first).toISOString(), last: new Date(this.last).toISOString() };
  }
}

function describePrices(drafts: readonly ProductDraft[]): FileProfile["prices"] {
  const sorted = Float64Array.from(drafts, ({ priceAmount }) => priceAmount).sort();
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const currency = drafts[0]?.currency;
  if (lowest === undefined || highest === undefined || median === undefined || !currency) return null;
  return { lowest, median, highest, currency };
}

function countCategories(drafts: readonly ProductDraft[]): FileProfile["categories"] {
  const counts = new Map<string, number>();
  for (const { category } of drafts) {
    const name = category.join(" > ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([category, products]) => ({ category, products }))
    .sort((a, b) => b.products - a.products);
}

/** Reads a file as an import would, and writes nothing. Throws the same AppErrors. */
export async function profileFile({
  format,
  path: given,
  options,
  onProgress,
}: ProfileRequest): Promise<FileProfile> {
  const opened = await openFormat(format, given, options);
  const onSurvey = progressWithin(onProgress, 0, 0.5);
  const prepared = await surveyTable(opened, (fraction) => onSurvey(fraction, "reading the file"));
  const found = new Collector();
  const account = new RowAccount(opened.table.file);
  const onVerdict = (verdict: Verdict<InteractionFact | ProductDraft>) => {
    const item = itemOf(verdict);
    if (item === null) return;
    if ("kind" in item) found.addFact(item);
    else found.addDraft(item);
  };
  const onRows = progressWithin(onProgress, 0.5, 1);
  await judgeRows<InteractionFact | ProductDraft>(opened.table, {
    account,
    judge: prepared.judge,
    onVerdict,
    onBytes: (bytes) => onRows(bytes / opened.bytes, "judging rows"),
  });
  const drafts = [...prepared.products, ...found.drafts];
  const ignored = [...opened.table.ignored];
  return {
    format,
    file: path.basename(opened.table.file),
    bytes: opened.bytes,
    columns: { used: opened.table.header.filter((name) => !ignored.includes(name)), ignored },
    rows: account.rows,
    importable: found.importable,
    duplicates: account.duplicates + found.duplicates,
    rejected: account.rejected,
    reasons: account.reasons,
    kinds: found.kinds,
    shoppers: found.shoppers.size,
    products: drafts.length || found.products.size,
    dates: found.dates,
    prices: describePrices(drafts),
    categories: countCategories(drafts),
    sampleProducts: drafts.slice(0, SAMPLES).map(({ sku, name, category, priceAmount }) => ({
      sku,
      name,
      category: category.join(" > "),
      price: priceAmount,
    })),
    notes: [
      ...prepared.notes,
      ...(opened.source === null ? ["Whether the shop knows the products is only seen by an import."] : []),
    ],
  };
}
