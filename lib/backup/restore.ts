import "server-only";
import fs from "node:fs";
import path from "node:path";
import { requeueUnfinished } from "@/lib/jobs/requeue";
import { closeSender } from "@/lib/jobs/queue";
import { closeDb } from "@/lib/platform/db/client";
import { connectAlone } from "@/lib/platform/db/connect";
import { completeEnvironment } from "@/lib/platform/env";
import type { OnProgress } from "@/lib/platform/progress";
import { chooseSecrets, openDatabase } from "@/lib/platform/postgres/installation";
import { findStrangeSecrets } from "@/lib/platform/postgres/secret-prints";
import { applyForgotten } from "@/lib/privacy/apply";
import { dataFolder } from "./backup-file";
import { type CheckedBackup, checkBackup } from "./check-backup";
import { putBack, SECRETS } from "./kept-files";
import { loadBackup } from "./load-backup";
import { planMigrations } from "./target";

export interface Restored {
  madeAt: string;
  rows: number;
  /** Migrations that were applied on top, because the backup was older than the program. */
  migrated: string[];
  /** Files of the data folder that were put back. */
  files: string[];
  /** Erasures of after the backup, done again. */
  erasures: number;
  /** Jobs that wait in the queue again. */
  jobs: number;
  /** Secrets that are not those the shop had. */
  strangeSecrets: string[];
}

export interface RestoreOptions {
  replaces?: boolean;
  /** Whether the backup's secrets take the place of those in the data folder. */
  withSecrets?: boolean;
  onProgress?: OnProgress;
}

const rowsOf = ({ manifest }: CheckedBackup): number =>
  Object.values(manifest.tables).reduce((total, { rows }) => total + rows, 0);

/** The secrets that are there are kept beside the new ones: a mistake can be taken back. */
function setSecretsAside(folder: string): void {
  const file = path.join(folder, SECRETS);
  if (fs.existsSync(file)) fs.renameSync(file, `${file}.before-restore`);
}

/** Makes this process one of the shop in `url`, and does what was done since the backup and must not be undone. */
async function settle(url: string): Promise<Pick<Restored, "erasures" | "jobs" | "strangeSecrets">> {
  const secrets = chooseSecrets(dataFolder());
  completeEnvironment({ ...secrets, DATABASE_URL: url });
  const client = await connectAlone(url, "report");
  const strangeSecrets = await findStrangeSecrets(client, secrets).finally(() => client.end());
  try {
    const erasures = await applyForgotten("restore");
    const jobs = await requeueUnfinished();
    return { erasures, jobs, strangeSecrets };
  } finally {
    await closeSender();
    await closeDb();
  }
}

/**
 * Makes a shop of a backup that was checked, in the database at `url`: all of it or nothing. Then erases again what was
 * erased after the backup was made, and puts jobs that had not ended into the queue. Throws AppError as `loadBackup`.
 */
export async function settleInto(
  url: string,
  backup: CheckedBackup,
  options: RestoreOptions & { beforeCommit?(): Promise<void> },
): Promise<Restored> {
  const { replaces, onProgress, beforeCommit } = options;
  const migrated = await loadBackup(url, backup, { replaces, onProgress, beforeCommit });
  const folder = dataFolder();
  if (options.withSecrets && backup.header.hasSecrets) setSecretsAside(folder);
  const files = putBack(folder, backup.files);
  return { madeAt: backup.header.madeAt, rows: rowsOf(backup), migrated, files, ...(await settle(url)) };
}

/**
 * Restores this shop's database from a file. Throws AppError invalid for a file that is damaged or truncated and conflict for
 * one of a newer version, before anything is touched.
 */
export async function restoreFile(file: string, options: RestoreOptions): Promise<Restored> {
  const backup = await checkBackup(file);
  planMigrations(backup.header);
  const database = await openDatabase();
  try {
    return await settleInto(database.url, backup, options);
  } finally {
    await database.close();
  }
}
