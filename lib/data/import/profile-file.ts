import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { inTransaction } from "@/lib/platform/db/transaction";
import { isAppError } from "@/lib/platform/errors";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import { cleanCode } from "@/lib/platform/clean-words";
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
import type { SourceRow } from "@/lib/platform/files/source-row";
import { openFormat } from "./formats";
import type { RowsFile } from "./rejects-file";
import { sampleOf } from "./run-import";
import { Collector, countCategories, describePrices, type PriceSpan } from "./profile-contents";
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
  prices: PriceSpan | null;
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
  keepSample?: boolean;
  /** Where rejected rows are listed; not given: nowhere. */
  rejects?: RowsFile;
  onProgress: OnProgress;
}

const SAMPLES = 5;

/** What the file would meet in the shop. */
interface Meeting {
  shop: ShopProducts;
  /** Why the shop would not take the file, or null. */
  refusal: string | null;
}

async function meetShop(
  client: PoolClient,
  source: string | null,
  request: Pick<ProfileRequest, "replaceSample" | "keepSample">,
): Promise<Meeting> {
  try {
    const isReplaced = judgeMixing(await readShopContents(client), source, sampleOf(request));
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
  const meeting = await meetShop(client, opened.source, request);
  const onSurvey = progressWithin(onProgress, 0, 0.5);
  const prepared = await surveyTable(opened, meeting.shop, (fraction) =>
    onSurvey(fraction, "reading the file"),
  );
  const found = new Collector();
  const account = new RowAccount(opened.table.file);
  const settle = judgeAs(prepared, meeting);
  const onVerdict = (verdict: Verdict<InteractionFact | ProductDraft>, row: SourceRow) => {
    if (typeof verdict === "object" && "reject" in verdict) request.rejects?.add(row, verdict.reject);
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
