import { hash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { PoolClient } from "pg";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import type { FormatName, FormatOptions } from "./contract/import-format";

/** Rows by what became of them. The three add up to the rows read. */
export interface RowCounts {
  imported: number;
  duplicates: number;
  rejected: number;
}

/** Where an import of one file stands. */
export interface ImportRun {
  id: string;
  /** Rows already committed by an interrupted run, and what became of them. */
  rowsDone: number;
  counts: RowCounts;
  /** The file was imported to its end before: its rows are read again, the record of that run stays as it is. */
  repeated: boolean;
}

/** A killed import's session is noticed by the server a moment later. */
const LOCK_PATIENCE_MS = 10_000;
const LOCK_LOOK_MS = 100;

/** One import at a time. The lock ends with the session, however it ends. Throws AppError when another runs on. */
export async function lockImports(client: PoolClient, patienceMs = LOCK_PATIENCE_MS): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { rows } = await client.query<{ got: boolean }>("select pg_try_advisory_lock($1) as got", [
      ADVISORY_LOCK.imports,
    ]);
    if (rows[0]?.got) return;
    if (Date.now() > deadline) {
      throw new AppError("conflict", "Another import is running. Wait for it to finish.");
    }
    await sleep(LOCK_LOOK_MS);
  }
}

export async function unlockImports(client: PoolClient): Promise<void> {
  await client.query("select pg_advisory_unlock($1)", [ADVISORY_LOCK.imports]);
}

/**
 * The name under which a run is remembered: the format and, when the command line says how columns and kinds are to
 * be read, a digest of that. The same file read differently is another run.
 */
export function runKeyOf(format: FormatName, options: FormatOptions): string {
  const { columns, kinds, delimiter, currency, kind, dateOrder, clearEmpty = false, imageBase } = options;
  const entries = (record: Readonly<Record<string, string>>) => Object.entries(record).sort();
  const told: unknown[] = [entries(columns), entries(kinds), delimiter ?? "", currency, clearEmpty];
  // Only where they are given, so that a run from before they could be is still known.
  if (kind !== undefined || dateOrder !== undefined) told.push(kind ?? "", dateOrder ?? "");
  if (imageBase !== undefined) told.push({ imageBase });
  const reading = JSON.stringify(told);
  return `${format}:${hash("sha256", reading, "hex").slice(0, 8)}`;
}

/** Finds or notes the import of the file with this content. */
export async function beginRun(
  client: PoolClient,
  { format, hash: fileHash, filename }: { format: string; hash: string; filename: string },
): Promise<ImportRun> {
  await client.query(
    `insert into import_runs (id, format, file_hash, filename, updated_at) values ($1, $2, $3, $4, now())
     on conflict (format, file_hash) do nothing`,
    [uuidv7(), format, fileHash, filename],
  );
  const { rows } = await client.query<RowCounts & { id: string; rows_done: number; finished: boolean }>(
    `select id, rows_done, imported, duplicates, rejected, finished_at is not null as finished
     from import_runs where format = $1 and file_hash = $2`,
    [format, fileHash],
  );
  const [found] = rows;
  if (!found) throw new Error("an import run was just written");
  const { id, finished, imported, duplicates, rejected } = found;
  if (finished) {
    return { id, rowsDone: 0, counts: { imported: 0, duplicates: 0, rejected: 0 }, repeated: true };
  }
  return { id, rowsDone: found.rows_done, counts: { imported, duplicates, rejected }, repeated: false };
}

/** Notes how far the run has come, inside the transaction that writes its rows. */
export async function noteProgress(client: PoolClient, run: ImportRun): Promise<void> {
  if (run.repeated) return;
  const { imported, duplicates, rejected } = run.counts;
  await client.query(
    `update import_runs set rows_done = $2, imported = $3, duplicates = $4, rejected = $5, updated_at = now()
     where id = $1`,
    [run.id, run.rowsDone, imported, duplicates, rejected],
  );
}

export async function finishRun(client: PoolClient, run: ImportRun): Promise<void> {
  if (run.repeated) return;
  await client.query("update import_runs set finished_at = now(), updated_at = now() where id = $1", [
    run.id,
  ]);
}
