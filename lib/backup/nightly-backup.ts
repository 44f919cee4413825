import "server-only";
import fs from "node:fs";
import path from "node:path";
import { getDb } from "@/lib/platform/db/client";
import { getEnv } from "@/lib/platform/env";
import type { OnProgress } from "@/lib/platform/progress";
import { backUpToFile } from "./backup-file";
import { choosePruned, toFileName } from "./prune";

/** What a nightly backup came to. */
export interface NightlyBackup {
  file: string | null;
  bytes: number;
  rows: number;
  /** Names of files that went. */
  pruned: string[];
  reason: string;
}

async function prune(folder: string): Promise<string[]> {
  const { AISLE_BACKUP_DAILY: daily, AISLE_BACKUP_WEEKLY: weekly } = getEnv();
  const pruned = choosePruned(fs.readdirSync(folder), { daily, weekly });
  for (const name of pruned) fs.rmSync(path.join(folder, name), { force: true });
  const files = pruned.map((name) => path.join(folder, name));
  await getDb().backup.deleteMany({ where: { file: { in: files } } });
  return pruned;
}

/** Makes a backup in AISLE_BACKUP_FOLDER, without secrets. Does nothing where there is no such folder. */
export async function backUpByNight(
  now: number,
  { signal, report }: { signal?: AbortSignal; report?: OnProgress },
): Promise<NightlyBackup> {
  const { AISLE_BACKUP_FOLDER, DATABASE_URL: url } = getEnv();
  if (AISLE_BACKUP_FOLDER === undefined)
    return { file: null, bytes: 0, rows: 0, pruned: [], reason: "AISLE_BACKUP_FOLDER is not set." };
  const folder = path.resolve(AISLE_BACKUP_FOLDER);
  const file = path.join(folder, toFileName(new Date(now)));
  const { bytes, rows } = await backUpToFile(file, { url, signal, onProgress: report });
  // After the new one is there: a disk that is full leaves the old ones.
  const pruned = await prune(folder);
  return { file, bytes, rows, pruned, reason: `${rows} rows in ${file}` };
}
