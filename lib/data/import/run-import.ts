import path from "node:path";
import type { Pool, PoolClient } from "pg";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import type { FormatName, FormatOptions, OpenedFormat, Prepared } from "./contract/import-format";
import { type RejectReason, RowAccount } from "@/lib/data/formats/row-account";
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
import { createRejectsFile } from "./rejects-file";
import { judgeMixing, readShopContents, removeSample, writeSource } from "./shop/shop-contents";
import { prepareInteractionStaging, writeInteractions } from "./shop/write-interactions";
import { prepareProductStaging, writeMissingProducts, writeProducts } from "./shop/write-products";
import { surveyTable } from "./survey-table";

export interface ImportRequest {
  format: FormatName;
  path: string;
  options: FormatOptions;
  /** Rows per transaction. */
  batchRows: number;
  /** Where rejected rows are listed. */
  rejectsPath: string;
  replaceSample: boolean;
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
  reasons: RejectReason[];
  /** null when nothing was rejected. */
  rejectsFile: string | null;
  notes: string[];
  seconds: number;
}

/** Reading the file for its products takes about this share of an import. */
const SURVEY_SHARE = 0.3;

interface Loading {
  client: PoolClient;
  request: ImportRequest;
  opened: OpenedFormat;
  prepared: Prepared;
}

async function loadInto(run: ImportRun, account: RowAccount, loading: Loading): Promise<string | null> {
  const { client, request, opened, prepared } = loading;
  const rejects = createRejectsFile(request.rejectsPath);
  const onRows = progressWithin(request.onProgress, SURVEY_SHARE, 1);
  const onBytes = (bytes: number) => onRows(bytes / opened.bytes, "importing rows");
  const shared = {
    client,
    table: opened.table,
    run,
    batchRows: request.batchRows,
    rejects,
    account,
    onBytes,
  };
  try {
    if (prepared.holds === "products") {
      const mode = { update: true, now: request.options.now };
      await loadRows({
        ...shared,
        judge: prepared.judge,
        write: (items) => writeProducts(client, items, mode),
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
    await rejects.close();
  }
  return account.rejected > 0 ? rejects.path : null;
}

async function importWith(client: PoolClient, request: ImportRequest): Promise<ImportReport> {
  const started = performance.now();
  const { format, options, onProgress } = request;
  const opened = await openFormat(format, request.path, options);
  const mustReplace = judgeMixing(await readShopContents(client), opened.source, request.replaceSample);
  const onSurvey = progressWithin(onProgress, 0, SURVEY_SHARE);
  const prepared = await surveyTable(opened, (fraction) => onSurvey(fraction, "reading the file"));
  // Nothing was written so far: a file that cannot be read to its end leaves the shop as it was.
  if (mustReplace) await removeSample(client);
  const identity = { format: runKeyOf(format, options), hash: opened.hash, filename: opened.table.file };
  const run = await beginRun(client, identity);
  const resumedAfter = run.rowsDone;
  if (opened.source !== null) await writeSource(client, opened.source, options.currency);
  await prepareProductStaging(client);
  await prepareInteractionStaging(client);
  const added = await writeMissingProducts(client, prepared.products, options.now);
  const account = new RowAccount(opened.table.file);
  const rejectsFile = await loadInto(run, account, { client, request, opened, prepared });
  await finishRun(client, run);
  onProgress(1, "analysing tables");
  await client.query("analyze products, interactions, shoppers");
  return {
    format,
    file: path.basename(opened.table.file),
    rows: run.rowsDone,
    ...run.counts,
    resumedAfter,
    products: { inFile: prepared.products.length, added },
    reasons: account.reasons,
    rejectsFile,
    notes: prepared.notes,
    seconds: (performance.now() - started) / 1000,
  };
}

/**
 * Imports one file, resuming where an interrupted run of the same file stopped. Every row ends as imported, duplicate
 * or rejected; importing a file again imports nothing. Throws AppError for a file that cannot be read, another import
 * at the same time, or data that may not be mixed with what the shop holds.
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
