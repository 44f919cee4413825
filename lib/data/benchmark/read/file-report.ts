import type { RejectReason, RowAccount } from "@/lib/data/formats/row-account";

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

/** @param duplicates events that say what another one says already */
export function reportOf(account: RowAccount, events: number, duplicates = 0): FileReport {
  const { file, rows, rejected, reasons } = account;
  return { file, rows, events, duplicates, rejected, reasons };
}
