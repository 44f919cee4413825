import "server-only";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensurePostgres } from "@/lib/platform/postgres/embedded";
import { checkBackup } from "./check-backup";
import { connectAlone } from "@/lib/platform/db/connect";
import type { OnProgress } from "@/lib/platform/progress";
import { measureTables } from "./describe";
import { loadBackup } from "./load-backup";

/** A table as the backup has it and as the restored database has it. */
export interface DrilledTable {
  name: string;
  rows: number;
  restoredRows: number;
  isSame: boolean;
}

export interface Drill {
  madeAt: string;
  migrated: string[];
  tables: DrilledTable[];
  seconds: number;
  isSame: boolean;
}

/** A server of its own, thrown away afterwards: the shop's is not touched. */
async function withServer<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "aisle-drill-"));
  // Its user, where we are root, has to get in; nobody can list what is there.
  fs.chmodSync(folder, 0o711);
  try {
    const server = await ensurePostgres(folder, { durable: false });
    try {
      await server.createDatabase("drill");
      return await work(server.urlOf("drill"));
    } finally {
      await server.release();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Restores a backup into an empty database, a temporary one or that at `url`, and holds every table against what was
 * written. Throws AppError as `checkBackup` and `loadBackup`.
 */
export async function drillBackup(
  file: string,
  { url, onProgress }: { url?: string; onProgress?: OnProgress },
): Promise<Drill> {
  const began = performance.now();
  const backup = await checkBackup(file);
  const { header, manifest } = backup;
  const restore = async (to: string): Promise<Drill> => {
    const migrated = await loadBackup(to, backup, { onProgress });
    const client = await connectAlone(to, "work");
    // Migrations of today may have changed tables: those were compared while they were loaded.
    const compared = migrated.length > 0 ? [] : header.tables;
    const found = await measureTables(client, compared).finally(() => client.end());
    const tables = header.tables.map(({ name }) => {
      const wanted = manifest.tables[name];
      const own = migrated.length > 0 ? wanted : found[name];
      const isSame = own !== undefined && own.sha256 === wanted?.sha256;
      return { name, rows: wanted?.rows ?? 0, restoredRows: own?.rows ?? 0, isSame };
    });
    const seconds = (performance.now() - began) / 1_000;
    return { madeAt: header.madeAt, migrated, tables, seconds, isSame: tables.every((one) => one.isSame) };
  };
  return url === undefined ? withServer(restore) : restore(url);
}
