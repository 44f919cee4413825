import { RejectTally, type RejectReason } from "@/lib/data/import/reject-tally";
import type { SourceRow } from "@/lib/platform/files/source-row";

/** Where every row of a file went. */
export interface FileReport {
  readonly file: string;
  readonly rows: number;
  /** Events read from the rows, repeated ones left out; or what `unit` says. */
  readonly events: number;
  readonly unit?: "events" | "items";
  readonly duplicates: number;
  readonly rejected: number;
  /** The most frequent first, each with the first few rows it happened to. */
  readonly reasons: readonly RejectReason[];
}

/** Why a row is no event. `group` joins equal reasons in counts. */
export interface Refusal {
  readonly reason: string;
  readonly group?: string;
}

/** Counts what becomes of the rows of one file. */
export class FileAccount {
  rows = 0;
  rejected = 0;
  readonly #tally = new RejectTally();

  constructor(readonly file: string) {}

  reject(row: SourceRow, { reason, group = reason }: Refusal): void {
    this.rejected++;
    this.#tally.add(row, reason, group);
  }

  /** Counts a row, and refuses it if it cannot be read or `judge` finds a reason. */
  take(row: SourceRow, judge: (row: SourceRow) => Refusal | null): void {
    this.rows++;
    const refusal = row.problem === null ? judge(row) : { reason: row.problem };
    if (refusal !== null) this.reject(row, refusal);
  }

  report(events: number, duplicates: number): FileReport {
    const { file, rows, rejected } = this;
    return { file, rows, events, duplicates, rejected, reasons: this.#tally.list() };
  }
}
