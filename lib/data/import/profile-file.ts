import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { inTransaction } from "@/lib/platform/db/transaction";
import { isAppError } from "@/lib/platform/errors";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import { cleanCode } from "./cells/clean-text";
import type {
  FormatName,
  FormatOptions,
  InteractionFact,
  OpenedFormat,
  Prepared,
  ProductDraft,
} from "./contract/import-format";
import { NO_PRODUCTS, type ShopProducts } from "./contract/shop-products";
import { judgeRows, type RejectReason, RowAccount } from "@/lib/data/formats/row-account";
import { isTaken, itemOf, type Verdict } from "@/lib/data/formats/verdict";
import { openFormat } from "./formats";
import { countMissing } from "./shop/missing-products";
import { readShopProducts } from "./shop/read-products";
import { judgeMixing, readShopContents } from "./shop/shop-contents";
import { prepareProductStaging } from "./shop/stage-products";
import { previewProducts } from "./shop/write-products";
import { surveyTable } from "./survey-table";

/** What a file holds, and what an import would make of it. */
export interface FileProfile {
  format: FormatName;
  file: string;
  bytes: number;
  columns: { used: string[]; ignored: string[] };
  rows: number;
  /** Rows that would be taken, duplicates within the file, rejected rows. */
  importable: number;
  duplicates: number;
  rejected: number;
  reasons: RejectReason[];
  /** What would be understood otherwise than written, or left out, and in how many rows. */
  remarks: RejectReason[];
  remarkedRows: number;
  /** What would become of the shop's products; null for files of interactions, and when the shop would not take the file. */
  shop: ShopChanges | null;
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

/** Products that would be new, changed or left as they are, and those on sale of which the file does not speak. */
export interface ShopChanges {
  added: number;
  changed: number;
  unchanged: number;
  missing: number;
}

export interface ProfileRequest {
  format: FormatName;
  path: string;
  options: FormatOptions;
  replaceSample: boolean;
  onProgress: OnProgress;
}

const SAMPLES = 5;

/** Collects what the accepted rows say. */
class Collector {
  readonly kinds: Record<string, number> = {};
  readonly shoppers = new Set<string>();
  readonly products = new Set<string>();
  /** Each once: several rows may make one. */
  readonly drafts = new Set<ProductDraft>();
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
    this.shoppers.add(shopper);
    this.products.add(product);
    this.first = Math.min(this.first, at);
    this.last = Math.max(this.last, at);
  }

  addDraft(draft: ProductDraft): void {
    this.importable++;
    this.drafts.add(draft);
  }

  get dates(): FileProfile["dates"] {
    if (this.keys.size === 0) return null;
    return { first: new Date(this.first).toISOString(), last: new Date(this.last).toISOString() };
  }
}

function describePrices(drafts: readonly ProductDraft[]): FileProfile["prices"] {
  const priced = drafts.filter(({ says }) => says === undefined || says.has("price"));
  const sorted = Float64Array.from(priced, ({ priceAmount }) => priceAmount).sort();
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const currency = priced[0]?.currency;
  if (lowest === undefined || highest === undefined || median === undefined || !currency) return null;
  return { lowest, median, highest, currency };
}

function countCategories(drafts: readonly ProductDraft[]): FileProfile["categories"] {
  const counts = new Map<string, number>();
  for (const { category } of drafts) {
    if (category.length === 0) continue;
    const name = category.join(" > ");
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([category, products]) => ({ category, products }))
    .sort((a, b) => b.products - a.products);
}

/** What the file would meet in the shop. */
interface Meeting {
  shop: ShopProducts;
  /** Why the shop would not take the file, or null. */
  refusal: string | null;
}

async function meetShop(client: PoolClient, source: string | null, replaceSample: boolean): Promise<Meeting> {
  try {
    const isReplaced = judgeMixing(await readShopContents(client), source, replaceSample);
    return { shop: isReplaced ? NO_PRODUCTS : await readShopProducts(client), refusal: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { shop: NO_PRODUCTS, refusal: `An import would be refused: ${error.message}` };
  }
}

/** As the file is judged in an import: interactions of products nobody knows are rejected. */
function judgeAs(
  prepared: Prepared,
  { shop, refusal }: Meeting,
): (verdict: Verdict<InteractionFact | ProductDraft>) => Verdict<InteractionFact | ProductDraft> {
  if (prepared.holds === "products" || refusal !== null) return (verdict) => verdict;
  const brought = new Set(prepared.products.map(({ sku }) => sku));
  return (verdict) => {
    if (!isTaken(verdict) || !("product" in verdict.item)) return verdict;
    const { product } = verdict.item;
    const code = cleanCode(product);
    if (brought.has(product) || shop.bySku.has(code) || shop.variants.has(code)) return verdict;
    return { reject: `unknown product "${product}"`, group: "unknown product" };
  };
}

const PREVIEWED = 5_000;

async function previewChanges(
  client: PoolClient,
  prepared: Prepared,
  drafts: readonly ProductDraft[],
  now: number,
): Promise<ShopChanges | null> {
  if (prepared.holds !== "products") return null;
  const changes = { added: 0, changed: 0, unchanged: 0, missing: 0 };
  await prepareProductStaging(client);
  const preview = async (): Promise<void> => {
    for (let start = 0; start < drafts.length; start += PREVIEWED) {
      const found = await previewProducts(client, drafts.slice(start, start + PREVIEWED), now);
      changes.added += found.added;
      changes.changed += found.changed;
      changes.unchanged += found.unchanged;
      await client.query("truncate import_products, import_variants");
    }
  };
  await inTransaction(preview, { on: client });
  changes.missing = (await countMissing(client, prepared.seen)).count;
  return changes;
}

interface Profiling {
  client: PoolClient;
  opened: OpenedFormat;
  request: ProfileRequest;
}

async function describe({ client, opened, request }: Profiling): Promise<FileProfile> {
  const { format, options, onProgress } = request;
  const meeting = await meetShop(client, opened.source, request.replaceSample);
  const onSurvey = progressWithin(onProgress, 0, 0.5);
  const prepared = await surveyTable(opened, meeting.shop, (fraction) =>
    onSurvey(fraction, "reading the file"),
  );
  const found = new Collector();
  const account = new RowAccount(opened.table.file);
  const settle = judgeAs(prepared, meeting);
  const onVerdict = (verdict: Verdict<InteractionFact | ProductDraft>) => {
    const item = itemOf(verdict);
    if (item === null) return;
    if ("kind" in item) found.addFact(item);
    else found.addDraft(item);
  };
  const onRows = progressWithin(onProgress, 0.5, 1);
  await judgeRows<InteractionFact | ProductDraft>(opened.table, {
    account,
    judge: (row) => settle(prepared.judge(row)),
    onVerdict,
    onBytes: (bytes) => onRows(bytes / opened.bytes, "judging rows"),
  });
  const isTakenByShop = meeting.refusal === null;
  const own = [...found.drafts];
  const drafts = [...prepared.products, ...own];
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
    remarks: account.remarks,
    remarkedRows: account.remarked,
    shop: isTakenByShop ? await previewChanges(client, prepared, own, options.now) : null,
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
    notes: [...prepared.notes, ...(meeting.refusal === null ? [] : [meeting.refusal])],
  };
}

/** Reads a file as an import into this shop would, and writes nothing. Throws the same AppErrors about the file. */
export async function profileFile(pool: Pool, request: ProfileRequest): Promise<FileProfile> {
  const opened = await openFormat(request.format, request.path, request.options);
  const client = await pool.connect();
  try {
    return await describe({ client, opened, request });
  } finally {
    client.release();
  }
}
