import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { isAppError } from "@/lib/platform/errors";
import { requireRoomFor } from "@/lib/platform/free-space";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import type {
  FormatName,
  FormatOptions,
  OpenedFormat,
  Prepared,
  ProductDraft,
} from "./contract/import-format";
import { NO_PRODUCTS } from "./contract/shop-products";
import { type RejectReason, RowAccount } from "@/lib/data/formats/row-account";
import { checkImportedRows } from "@/lib/recommender/health/check-health";
import type { ExpectationResult } from "@/lib/recommender/health/health-report";
import { openFormat } from "./formats";
import {
  beginRun,
  finishRun,
  type ImportRun,
  lockImports,
  runKeyOf,
  type RowCounts,
  unlockImports,
} from "./import-run";
import { loadRows } from "./load-rows";
import { createResolver } from "./resolve-facts";
import { createRejectsFile, createRemarksFile, remarksPathOf } from "./rejects-file";
import { countMissing, hideMissing, type Membership, type MissingProducts } from "./shop/missing-products";
import { readShopProducts } from "./shop/read-products";
import { judgeMixing, readShopContents, removeSample, writeSource } from "./shop/shop-contents";
import { prepareInteractionStaging, writeInteractions } from "./shop/write-interactions";
import { prepareProductStaging } from "./shop/stage-products";
import { writeMissingProducts, writeProducts } from "./shop/write-products";
import { surveyTable } from "./survey-table";

export interface ImportRequest {
  format: FormatName;
  path: string;
  options: FormatOptions;
  /** Rows per transaction. */
  batchRows: number;
  /** Where rejected rows are listed. */
  rejectsPath: string;
  /** Takes the sample shop away first; else it stays only if `keepSample` says so, or the import is refused. */
  replaceSample: boolean;
  keepSample?: boolean;
  /** Who imports, for the audit; the command line when not given. */
  actor?: string;
  /** Products on sale of which the file does not speak are hidden. */
  hideMissing?: boolean;
  /** Decides instead what becomes of products the file does not speak of. */
  membership?: Membership;
  /** Whether the server counts anew how its tables are filled; not worth it behind a few rows. Default: it does. */
  analyze?: boolean;
  /** A fraction from 0 to 1 and what is being done. */
  onProgress: OnProgress;
}

export interface ImportReport extends RowCounts {
  format: FormatName;
  file: string;
  /** imported + duplicates + rejected. */
  rows: number;
  /** Rows an earlier, interrupted run had already committed. */
  resumedAfter: number;
  /** Products the file describes, and how many of them are new here. */
  products: { inFile: number; added: number };
  /** Products on sale of which the file does not speak; null for files of interactions. */
  missing: MissingProducts | null;
  reasons: RejectReason[];
  /** null when nothing was rejected. */
  rejectsFile: string | null;
  /** What was understood otherwise than written, or left out, and in how many rows. */
  remarks: RejectReason[];
  remarkedRows: number;
  /** null when there was nothing to remark. */
  remarksFile: string | null;
  notes: string[];
  /** What was expected of such data, and whether it is so; empty of catalogs. */
  expectations: ExpectationResult[];
  seconds: number;
}

/** What is to become of the sample shop. */
export function sampleOf({
  replaceSample,
  keepSample = false,
}: Pick<ImportRequest, "replaceSample" | "keepSample">): "refuse" | "replace" | "keep" {
  return replaceSample ? "replace" : keepSample ? "keep" : "refuse";
}

/** Reading the file for its products takes about this share of an import. */
const SURVEY_SHARE = 0.3;

interface Loading {
  client: PoolClient;
  request: ImportRequest;
  opened: OpenedFormat;
  prepared: Prepared;
}

/** Where the rows are listed of which something is to be said; null when nothing is. */
interface Lists {
  rejectsFile: string | null;
  remarksFile: string | null;
}

async function loadInto(run: ImportRun, account: RowAccount, loading: Loading): Promise<Lists> {
  const { client, request, opened, prepared } = loading;
  const rejects = createRejectsFile(request.rejectsPath);
  const remarks = createRemarksFile(remarksPathOf(request.rejectsPath));
  const onRows = progressWithin(request.onProgress, SURVEY_SHARE, 1);
  const onBytes = (bytes: number) => onRows(bytes / opened.bytes, "importing rows");
  const shared = {
    client,
    table: opened.table,
    run,
    batchRows: request.batchRows,
    rejects,
    remarks,
    account,
    onBytes,
  };
  try {
    if (prepared.holds === "products") {
      const mode = { update: true, now: request.options.now };
      const changed = new Set<ProductDraft>();
      await loadRows({
        ...shared,
        judge: prepared.judge,
        write: (items) => writeProducts(client, items, mode, changed),
      });
    } else {
      const resolve = await createResolver(client, request.format);
      await loadRows({
        ...shared,
        judge: (row) => resolve(prepared.judge(row)),
        write: (items) => writeInteractions(client, items),
      });
    }
  } finally {
    await Promise.all([rejects.close(), remarks.close()]);
  }
  return {
    rejectsFile: account.rejected > 0 ? rejects.path : null,
    remarksFile: account.remarked > 0 ? remarks.path : null,
  };
}

/** Counts or hides what a catalog does not speak of; adds to `notes` when it may not be hidden. */
async function settleMissing(
  { client, request, prepared }: Loading,
  account: RowAccount,
  notes: string[],
): Promise<MissingProducts | null> {
  if (prepared.holds !== "products") return null;
  const { seen } = prepared;
  const isWhole = account.unreadable === 0 && seen.skus.size + seen.handles.size > 0;
  if (request.membership) return request.membership.settle(client, seen, isWhole);
  if (!request.hideMissing) return countMissing(client, seen);
  if (isWhole) return hideMissing(client, seen);
  notes.push(
    "Nothing was hidden: which products the file speaks of is only known when all its rows can be read.",
  );
  return countMissing(client, seen);
}

/** The database's own clock: what it says of each row is compared with it. */
async function readClock(client: PoolClient): Promise<Date> {
  const { rows } = await client.query<{ now: Date }>("select now() as now");
  return rows[0]?.now ?? new Date();
}

/** Whether the interactions that came are as expected; a catalog is asked nothing. A declaration that is none stops no import. */
async function checkRows(
  { prepared }: Loading,
  { rowsDone: rows, counts }: ImportRun,
  startedAt: Date,
  notes: string[],
): Promise<ExpectationResult[]> {
  if (prepared.holds !== "interactions") return [];
  try {
    return await checkImportedRows({ startedAt, rows, rejected: counts.rejected });
  } catch (error) {
    if (!isAppError(error)) throw error;
    notes.push(`What is expected of the rows was not checked. ${error.message}`);
    return [];
  }
}

/**
 * Bytes on the disk for each of a file: an interaction takes about 270 with its indexes, and a row that tells of one has 70 to 90.
 * Text that is compressed is about five times as long.
 */
const GROWTH = 4;
const COMPRESSED = 5;

function estimateRoom({ bytes, table }: OpenedFormat): number {
  return bytes * GROWTH * (/\.(gz|zip|zst)$/i.test(table.file) ? COMPRESSED : 1);
}

async function importWith(client: PoolClient, request: ImportRequest): Promise<ImportReport> {
  const started = performance.now();
  const startedAt = await readClock(client);
  const { format, options, onProgress } = request;
  const opened = await openFormat(format, request.path, options);
  await requireRoomFor("The import", estimateRoom(opened));
  const mustReplace = judgeMixing(await readShopContents(client), opened.source, sampleOf(request));
  const shop = mustReplace ? NO_PRODUCTS : await readShopProducts(client);
  const onSurvey = progressWithin(onProgress, 0, SURVEY_SHARE);
  const prepared = await surveyTable(opened, shop, (fraction) => onSurvey(fraction, "reading the file"));
  // Nothing was written so far: a file that cannot be read to its end leaves the shop as it was.
  if (mustReplace) await removeSample(client, request.actor);
  const identity = { format: runKeyOf(format, options), hash: opened.hash, filename: opened.table.file };
  const run = await beginRun(client, identity);
  const resumedAfter = run.rowsDone;
  if (opened.source !== null) await writeSource(client, opened.source, prepared.currency);
  await prepareProductStaging(client);
  await prepareInteractionStaging(client);
  const added = await writeMissingProducts(client, prepared.products, options.now);
  if (prepared.holds === "products") await request.membership?.begin(client, prepared.seen);
  const account = new RowAccount(opened.table.file);
  const loading = { client, request, opened, prepared };
  const lists = await loadInto(run, account, loading);
  const notes = [...prepared.notes];
  const missing = await settleMissing(loading, account, notes);
  await finishRun(client, run);
  onProgress(1, "analysing tables");
  if (request.analyze !== false) await client.query("analyze products, interactions, shoppers");
  const expectations = await checkRows(loading, run, startedAt, notes);
  return {
    format,
    file: path.basename(opened.table.file),
    rows: run.rowsDone,
    ...run.counts,
    resumedAfter,
    products: { inFile: prepared.products.length, added },
    missing,
    reasons: account.reasons,
    remarks: account.remarks,
    remarkedRows: account.remarked,
    ...lists,
    notes,
    expectations,
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * Imports one file, resuming where an interrupted run of the same file stopped. Every row ends as imported, duplicate
 * or rejected; importing a file again imports nothing. Throws AppError for a file that cannot be read, another import
 * at the same time, data that may not be mixed with what the shop holds, or (no_space) a disk that is too full for it.
 */
export async function runImport(pool: Pool, request: ImportRequest): Promise<ImportReport> {
  const client = await pool.connect();
  try {
    await lockImports(client);
    return await importWith(client, request);
  } finally {
    await unlockImports(client).catch(() => {});
    client.release();
  }
}
