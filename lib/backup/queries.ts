import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** A backup that was made, where it lies, and what is in it. */
export interface BackupNote {
  id: string;
  /** The moment it shows the shop at. */
  madeAt: Date;
  file: string;
  bytes: number;
  rows: number;
}

/** Backups that were made, newest first. */
export async function listBackups(limit: number): Promise<BackupNote[]> {
  const rows = await getDb().backup.findMany({ orderBy: { madeAt: "desc" }, take: limit });
  return rows.map((row) => ({ ...row, bytes: Number(row.bytes), rows: Number(row.rows) }));
}

/** The newest one; null before the first. */
export async function findNewestBackup(): Promise<BackupNote | null> {
  const [newest] = await listBackups(1);
  return newest ?? null;
}
