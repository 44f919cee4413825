import "server-only";
import { systemClock } from "@/lib/platform/clock";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";

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

/** A backup as the admin sees it. */
export interface BackupView extends Omit<BackupNote, "madeAt"> {
  /** The moment it shows the shop at. */
  madeAt: string;
}

const SHOWN = 10;
/** One a night, and one that failed. */
const OLD_MS = 50 * 60 * 60_000;

/**
 * The newest backups, and whether losing everything now would lose more than a day or two. Throws AppError unauthenticated
 * or forbidden for whoever may not look at the shop's health.
 */
export async function getBackups(
  actor: Actor,
  now = systemClock.now(),
): Promise<{ backups: BackupView[]; isOld: boolean }> {
  requireRight(actor, "models:read");
  const notes = await listBackups(SHOWN);
  const newest = notes[0]?.madeAt.getTime() ?? 0;
  const backups = notes.map((note) => ({ ...note, madeAt: note.madeAt.toISOString() }));
  return { backups, isOld: now - newest > OLD_MS };
}

/** The newest one; null before the first. */
export async function findNewestBackup(): Promise<BackupNote | null> {
  const [newest] = await listBackups(1);
  return newest ?? null;
}
