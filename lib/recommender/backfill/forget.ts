import "server-only";
import fs from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/lib/platform/db/client";
import { getLauncherEnv } from "@/lib/platform/env";
import { hasLine } from "@/lib/platform/files/has-line";
import { createLineFinder } from "@/lib/platform/redact";

/** Removes what was recommended to these shoppers in advance. Returns how many rows there were. */
export async function forgetInAdvance(db: Db, shopperIds: readonly string[]): Promise<number> {
  const theirs = { shopperId: { in: [...shopperIds] } };
  return (await db.precomputedRecommendation.deleteMany({ where: theirs })).count;
}

async function listFiles(): Promise<string[]> {
  const folder = path.resolve(getLauncherEnv().AISLE_DATA, "exports");
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.startsWith("backfill-")).map((name) => path.join(folder, name));
}

/**
 * Removes the files of such lists that hold these shoppers beside everybody else: the next run writes them again. A Parquet
 * file is packed and cannot be looked through, so that each of them goes. Returns how many there were.
 */
export async function forgetInExports(shopperIds: readonly string[]): Promise<number> {
  const finds = createLineFinder({ anywhere: shopperIds, whole: [] });
  let removed = 0;
  for (const file of await listFiles()) {
    if (!/\.parquet(?:\.part)?$/.test(file) && !(await hasLine(file, finds))) continue;
    await fs.rm(file, { force: true });
    removed++;
  }
  return removed;
}
