import type { SourceRow, Table } from "@/lib/platform/files/source-row";
import type { Fact } from "./fact";
import { isTaken, type Verdict } from "./verdict";

/** What the command line can say about a file's columns. */
export interface ColumnOptions {
  /** Our column name → theirs. */
  readonly columns: Readonly<Record<string, string>>;
  readonly delimiter?: string | undefined;
}

/** The verdict on a row that says one thing, as that on a row that may say several. */
export function listOf(verdict: Verdict<Fact>): Verdict<readonly Fact[]> {
  return isTaken(verdict) ? { item: [verdict.item] } : verdict;
}

/** A file of events that has been opened: its rows, and what each of them says. */
export interface EventSource {
  readonly table: Table;
  /** Whether the events carry times; without them only their order in the file is known. */
  readonly timed: boolean;
  judge(row: SourceRow): Verdict<readonly Fact[]>;
  /** What else is worth knowing once all rows are judged, one sentence each. */
  notes(): string[];
}
