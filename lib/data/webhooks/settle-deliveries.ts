import "server-only";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { FormatName } from "@/lib/data/import/contract/import-format";
import { type ImportReport, runImport } from "@/lib/data/import/run-import";
import { getDb, getPool } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { isAppError } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { ImportRow } from "./contract/delivery";
import { hideProducts, readPending, type Pending, rememberOutside } from "./pending";
import { planImports } from "./plan-imports";

const DAY_MS = 24 * 60 * 60_000;
/** Deliveries at a time: one import each. */
const MOST = 500;
const KEPT_DAYS = 30;
const SWEEP_MS = 60 * 60_000;
const WARN_MS = 10 * 60_000;

async function importRows(
  format: FormatName,
  rows: readonly ImportRow[],
  now: number,
): Promise<ImportReport> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-webhooks-"));
  try {
    const file = path.join(folder, "webhooks.jsonl");
    fs.writeFileSync(file, `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
    return await runImport(getPool("work"), {
      format,
      path: file,
      options: {
        currency: null,
        placeholderPrice: "9.99",
        now,
        columns: {},
        kinds: {},
        delimiter: undefined,
      },
      batchRows: 20_000,
      rejectsPath: path.join(folder, "rejects.csv"),
      replaceSample: false,
      analyze: false,
      onProgress: () => {},
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** What came of an import, for whoever looks at the deliveries. */
const sum = (reports: readonly ImportReport[]) => ({
  imported: reports.reduce((total, { imported }) => total + imported, 0),
  rejected: reports.reduce((total, { rejected }) => total + rejected, 0),
  reasons: reports.flatMap(({ reasons }) => reasons.slice(0, 3).map(({ reason }) => reason)),
});

async function settle(pending: readonly Pending[], outcome: Prisma.InputJsonObject): Promise<void> {
  for (const source of new Set(pending.map((one) => one.source))) {
    const ids = pending.filter((one) => one.source === source).map(({ id }) => id);
    await getDb().webhookDelivery.updateMany({
      where: { source, id: { in: ids } },
      data: { settledAt: new Date(), rows: Prisma.DbNull, outcome },
    });
  }
}

async function importPending(pending: readonly Pending[], now: number): Promise<void> {
  const { imports, gone } = await planImports(pending);
  const reports: ImportReport[] = [];
  for (const { format, rows } of imports) {
    if (rows.length > 0) reports.push(await importRows(format, rows, now));
  }
  await rememberOutside(pending);
  const hidden = await hideProducts(gone);
  await settle(pending, { outcome: "imported", ...sum(reports), hidden });
  // A run of every few rows is nothing to go on with later.
  await getDb().importRun.deleteMany({ where: { filename: { endsWith: "webhooks.jsonl" } } });
}

/** What cannot be imported for a day, because the shop holds other data, is given up; what was settled is forgotten. */
async function sweep(now: number): Promise<void> {
  const { count } = await getDb().webhookDelivery.updateMany({
    where: { settledAt: null, receivedAt: { lt: new Date(now - DAY_MS) } },
    data: { settledAt: new Date(now), rows: Prisma.DbNull, outcome: { outcome: "given up" } },
  });
  if (count > 0)
    getLog("worker").warn({ count }, "webhooks could not be imported for a day and were given up");
  await getDb().webhookDelivery.deleteMany({
    where: { settledAt: { lt: new Date(now - KEPT_DAYS * DAY_MS) } },
  });
}

let sweptAt = 0;
let warnedAt = 0;

/** Imports the products that webhooks have told of, oldest first. Returns how many deliveries were settled. */
export async function settleDeliveries(now: number): Promise<number> {
  if (now - sweptAt > SWEEP_MS) {
    await sweep(now);
    sweptAt = now;
  }
  const pending = await readPending(MOST);
  if (pending.length === 0) return 0;
  try {
    await importPending(pending, now);
    return pending.length;
  } catch (error) {
    // Another import is running, or the shop holds the sample: they wait.
    if (!isAppError(error) || error.code !== "conflict") throw error;
    if (now - warnedAt < WARN_MS) return 0;
    warnedAt = now;
    getLog("worker").warn(
      { waiting: pending.length, error: error.message },
      "webhooks wait for their import",
    );
    return 0;
  }
}
