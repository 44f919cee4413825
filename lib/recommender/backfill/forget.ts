import "server-only";
import fs from "node:fs/promises";
import path from "node:path";
import type { Db } from "@/lib/platform/db/client";
import { getLauncherEnv } from "@/lib/platform/env";

/**
 * Removes what was recommended to these shoppers in advance, and the files that hold it beside everybody else's: they are
 * written again by the next run. Returns how many rows there were.
 */
export async function forgetInAdvance(db: Db, shopperIds: readonly string[]): Promise<number> {
  const theirs = { shopperId: { in: [...shopperIds] } };
  const { count } = await db.precomputedRecommendation.deleteMany({ where: theirs });
  if (count > 0) await removeFiles();
  return count;
}

async function removeFiles(): Promise<void> {
  const folder = path.resolve(getLauncherEnv().AISLE_DATA, "exports");
  const names = await fs.readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const written = names.filter((name) => name.startsWith("backfill-"));
  await Promise.all(written.map((name) => fs.rm(path.join(folder, name), { force: true })));
}
