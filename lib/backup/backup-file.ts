import "server-only";
import fs from "node:fs";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { getDb } from "@/lib/platform/db/client";
import { getLauncherEnv } from "@/lib/platform/env";
import { uuidv7 } from "@/lib/platform/ids";
import { AppError } from "@/lib/platform/errors";
import type { OnProgress } from "@/lib/platform/progress";
import { readKeptFiles } from "./kept-files";
import { planMigrations } from "./target";
import { writeBackup, type WrittenBackup } from "./write-backup";

export interface BackupOptions {
  url: string;
  /** Whether the secrets of the data folder go with it: whoever has the file can sign in as anybody then. */
  withSecrets?: boolean;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** The data folder of this process. */
export const dataFolder = () => path.resolve(getLauncherEnv().AISLE_DATA);

/** Writes what `write` says beside `file`, for its owner alone, and puts it there once it is whole and on disk. */
async function writeWhole<T>(file: string, write: (stream: fs.WriteStream) => Promise<T>): Promise<T> {
  const draft = `${file}.${process.pid}.part`;
  try {
    const written = await write(fs.createWriteStream(draft, { mode: 0o600, flush: true }));
    fs.renameSync(draft, file);
    return written;
  } catch (error) {
    fs.rmSync(draft, { force: true });
    throw error;
  }
}

/** Notes that there is a backup, for whoever asks how old the newest is. A database of before there were such notes has none. */
async function noteBackup(file: string, { header, bytes, rows }: WrittenBackup): Promise<void> {
  if (planMigrations(header).missing.length > 0) return;
  const data = { id: uuidv7(), madeAt: new Date(header.madeAt), file, bytes, rows };
  await getDb().backup.create({ data, select: { id: true } });
}

const toRequest = ({ url, withSecrets = false, onProgress, signal }: BackupOptions) => ({
  url,
  files: readKeptFiles(dataFolder(), withSecrets),
  hasSecrets: withSecrets,
  onProgress,
  signal,
});

/** Writes a backup to a file, whole or not at all, readable by its owner alone, and notes it in the database. */
export async function backUpToFile(file: string, options: BackupOptions): Promise<WrittenBackup> {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const written = await writeWhole(file, (stream) => writeBackup(stream, toRequest(options)));
  await noteBackup(file, written);
  return written;
}

/** Writes a backup to standard output. Throws AppError unavailable when whoever reads it ends before it does. */
export async function backUpToOutput(options: BackupOptions): Promise<WrittenBackup> {
  try {
    return await writeBackup(process.stdout, toRequest(options));
  } catch (error) {
    // Elsewhere that is no failure; half a backup is one.
    if ((error as NodeJS.ErrnoException).code !== "EPIPE") throw error;
    throw new AppError("unavailable", "Whoever read the backup ended before it was whole.", { cause: error });
  }
}

/** Keeps what comes in as a file of the data folder while `work` uses it: it has to be read twice. */
export async function withSpooled<T>(input: Readable, work: (file: string) => Promise<T>): Promise<T> {
  const file = path.join(dataFolder(), `restore-${process.pid}.aisle`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  try {
    await pipeline(input, fs.createWriteStream(file, { mode: 0o600 }));
    return await work(file);
  } finally {
    fs.rmSync(file, { force: true });
  }
}
