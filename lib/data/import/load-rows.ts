import type { PoolClient } from "pg";
import { judgeRows, remarksOf, type RowAccount } from "@/lib/data/formats/row-account";
import type { Verdict } from "@/lib/data/formats/verdict";
import { inTransaction } from "@/lib/platform/db/transaction";
import type { Judge } from "./contract/import-format";
import { type ImportRun, noteProgress } from "./import-run";
import type { RowsFile } from "./rejects-file";
import type { SourceRow, Table } from "@/lib/platform/files/source-row";

export interface RowLoad<T> {
  client: PoolClient;
  table: Table;
  run: ImportRun;
  /** Rows per transaction. */
  batchRows: number;
  rejects: RowsFile;
  remarks: RowsFile;
  account: RowAccount;
  judge: Judge<T>;
  /** Writes items inside the open transaction; returns how many were new. */
  write(items: T[]): Promise<number>;
  onBytes(bytes: number): void;
}

interface Batch<T> {
  rows: number;
  items: T[];
  duplicates: number;
  rejected: number;
}

async function commitBatch<T>({ client, run, write }: RowLoad<T>, batch: Batch<T>): Promise<void> {
  const commit = async (): Promise<ImportRun> => {
    const added = await write(batch.items);
    const { imported, duplicates, rejected } = run.counts;
    const next: ImportRun = {
      ...run,
      rowsDone: run.rowsDone + batch.rows,
      counts: {
        imported: imported + added,
        duplicates: duplicates + batch.duplicates + batch.items.length - added,
        rejected: rejected + batch.rejected,
      },
    };
    await noteProgress(client, next);
    return next;
  };
  Object.assign(run, await inTransaction(commit, { on: client }));
}

/**
 * Loads the rows of a table in transactions of `batchRows`, each of which also notes its position: whatever ends the
 * process, the next run goes on behind the last committed row. Rows before that position are read again only to
 * write a complete rejects file. `run` is brought up to date.
 */
export async function loadRows<T>(load: RowLoad<T>): Promise<void> {
  const skip = load.run.rowsDone;
  const emptyBatch = (): Batch<T> => ({ rows: 0, items: [], duplicates: 0, rejected: 0 });
  let batch = emptyBatch();
  let position = 0;
  // The database writes one batch while the next is read.
  let writing: Promise<void> = Promise.resolve();
  const hand = async () => {
    await writing;
    writing = commitBatch(load, batch);
    writing.catch(() => {}); // awaited before the next batch, at the latest at the end
    batch = emptyBatch();
    await load.rejects.flush();
    await load.remarks.flush();
  };

  const onVerdict = (verdict: Verdict<T>, row: SourceRow): Promise<void> | undefined => {
    const isRejected = typeof verdict === "object" && "reject" in verdict;
    if (isRejected) load.rejects.add(row, verdict.reject);
    for (const { column, remark } of remarksOf(row, verdict)) load.remarks.add(row, column, remark);
    if (position++ < skip) return;
    batch.rows++;
    if (isRejected) batch.rejected++;
    else if (verdict === "duplicate") batch.duplicates++;
    else batch.items.push(verdict.item);
    return batch.rows === load.batchRows ? hand() : undefined;
  };
  await judgeRows(load.table, { ...load, onVerdict });
  if (batch.rows > 0) await hand();
  await writing;
}
