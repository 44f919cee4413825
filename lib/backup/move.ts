import "server-only";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connectAlone } from "@/lib/platform/db/connect";
import { getLauncherEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { openDatabase, openEmbedded } from "@/lib/platform/postgres/installation";
import { dataFolder } from "./backup-file";
import { checkBackup } from "./check-backup";
import { readKeptFiles } from "./kept-files";
import { type Restored, settleInto } from "./restore";
import { countOpen } from "./target";
import { writeBackup } from "./write-backup";

/** Where a shop moves to: a server of one's own, or the one that comes with Aisle. */
export type Destination = { url: string } | "embedded";

/** The server ends a session a moment after whoever had it has gone. */
const PARTING_MS = 2_000;
const LOOK_EVERY_MS = 50;

/** What somebody writes into a shop that moves would stay behind. */
async function requireClosed(url: string): Promise<void> {
  const client = await connectAlone(url, "report");
  const until = performance.now() + PARTING_MS;
  try {
    while ((await countOpen(client)) > 0) {
      if (performance.now() > until) throw openShop();
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await client.end();
  }
}

const openShop = () =>
  new AppError(
    "conflict",
    "The shop is open: what is written now would stay behind. Close it first, web and worker.",
  );

/**
 * Moves the shop of this process: accounts, carts, models and all. It is loaded into the destination in one transaction and
 * compared there before that counts; the database it comes from stays as it is. Throws AppError conflict, with nothing
 * changed, while the shop is open, and when the destination holds a shop already and `replaces` is not given.
 */
export async function moveShop(
  to: Destination,
  { replaces, onProgress }: { replaces?: boolean; onProgress?: OnProgress },
): Promise<Restored> {
  if (to === "embedded" && getLauncherEnv().DATABASE_URL === undefined)
    throw new AppError("conflict", "The shop is in the embedded database already: DATABASE_URL is not set.");
  const source = await openDatabase();
  const target = to === "embedded" ? await openEmbedded() : { url: to.url, close: async () => {} };
  const file = path.join(dataFolder(), `move-${process.pid}.aisle`);
  try {
    await requireClosed(source.url);
    const stream = fs.createWriteStream(file, { mode: 0o600 });
    const files = readKeptFiles(dataFolder(), false);
    await writeBackup(stream, { url: source.url, files, hasSecrets: false, onProgress });
    const backup = await checkBackup(file);
    const beforeCommit = () => requireClosed(source.url);
    return await settleInto(target.url, backup, { replaces, onProgress, beforeCommit });
  } finally {
    fs.rmSync(file, { force: true });
    await target.close();
    await source.close();
  }
}
