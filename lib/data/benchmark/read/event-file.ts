import type { FileFacts } from "@/lib/platform/files/inspect-file";
import type { EventLog } from "@/ml/index";
import type { FileAccount } from "./file-account";
import type { LogBuilder } from "./log-builder";
import type { Names } from "./numbering";
import type { Thinned } from "./repeats";
import type { OnBytes } from "./text-lines";

/** The events of one file, before files are put together. */
export interface EventFile {
  readonly events: LogBuilder;
  readonly account: FileAccount;
  /** Whether the events carry times. */
  readonly timed: boolean;
  /** What counts as said twice in this format. */
  thin(log: EventLog): Thinned;
  readonly notes: readonly string[];
}

/** What every reader is given. */
export interface ReadContext {
  readonly names: Names;
  onBytes: OnBytes;
}

/** What the command line can say about a file's columns. */
export interface ColumnOptions {
  /** Our column name → theirs. */
  readonly columns: Readonly<Record<string, string>>;
  readonly delimiter?: string;
}

export type ReadEvents<O = unknown> = (
  facts: FileFacts,
  context: ReadContext,
  options: O,
) => Promise<EventFile>;
