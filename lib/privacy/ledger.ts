import "server-only";
import fs from "node:fs/promises";
import path from "node:path";
import { getLauncherEnv } from "@/lib/platform/env";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { type Receipt, receiptSchema } from "./receipt";

/*
 * Receipts lie beside the database as well: a database that is restored from before an erasure knows nothing of it, and a
 * file in the data folder still does.
 */

/** Where receipts are kept beside the database. */
export const ledgerFolder = () => path.resolve(getLauncherEnv().AISLE_DATA, "erasures");

/** Keeps a receipt, so that a restored database forgets again. */
export async function keepReceipt(receipt: Receipt): Promise<void> {
  const folder = ledgerFolder();
  await fs.mkdir(folder, { recursive: true });
  const file = path.join(folder, `${receipt.id}.json`);
  const draft = `${file}.${process.pid}.draft`;
  await fs.writeFile(draft, `${JSON.stringify(receipt, null, 2)}\n`, { mode: 0o600 });
  await fs.rename(draft, file);
}

/** Ids of the receipts that are kept beside the database. */
export async function listLedger(): Promise<string[]> {
  const names = await fs.readdir(ledgerFolder()).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}

/** A receipt of the ledger; null, and a line in the log, for a file that is none. */
export async function readLedger(id: string): Promise<Receipt | null> {
  const file = path.join(ledgerFolder(), `${id}.json`);
  try {
    return receiptSchema.parse(JSON.parse(await fs.readFile(file, "utf8")));
  } catch (error) {
    getLog("privacy").warn({ file, error: messageOf(error) }, "this is no receipt of an erasure");
    return null;
  }
}
