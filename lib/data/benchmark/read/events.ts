import path from "node:path";
import { openAdjacency } from "@/lib/data/formats/adjacency";
import type { EventSource } from "@/lib/data/formats/event-source";
import { type InteractionOptions, openInteractionLog } from "@/lib/data/formats/interactions";
import { openRatingLog } from "@/lib/data/formats/ratings";
import { judgeRows, RowAccount } from "@/lib/data/formats/row-account";
import { openSessions } from "@/lib/data/formats/sessions";
import { itemOf } from "@/lib/data/formats/verdict";
import { AppError } from "@/lib/platform/errors";
import { type FileFacts, inspectFile } from "@/lib/platform/files/inspect-file";
import type { EventLog } from "@/ml/index";
import type { BenchmarkFormat } from "./dataset";
import { LogBuilder } from "./log-builder";
import type { Names } from "./numbering";
import { dropRepeats, keepNewestRatings, type Thinned } from "./repeats";

interface EventFormat {
  open(facts: FileFacts, options: InteractionOptions): EventSource | Promise<EventSource>;
  /** What a row is, for files that hold none. */
  readonly wanted: string;
  /** What counts as said twice. */
  thin(log: EventLog): Thinned;
}

/** A product met twice in a session was met twice. */
const keepAll = (log: EventLog): Thinned => ({ log, dropped: 0 });

const FORMATS: Readonly<Record<BenchmarkFormat, EventFormat>> = {
  adjacency: { open: openAdjacency, wanted: "lines `user item item …`", thin: dropRepeats },
  ratings: {
    open: openRatingLog,
    wanted: "rows of user, item, rating and perhaps time",
    thin: keepNewestRatings,
  },
  sessions: {
    open: openSessions,
    wanted: "rows of session, item and perhaps time, or lines `item item …`",
    thin: keepAll,
  },
  interactions: {
    open: openInteractionLog,
    wanted: "rows of shopper, product and perhaps time, kind and value",
    thin: dropRepeats,
  },
};

/** The events of one file, before files are put together. */
export interface EventFile {
  readonly events: LogBuilder;
  readonly account: RowAccount;
  /** Whether the events carry times. */
  readonly timed: boolean;
  /** Leaves out what counts as said twice in this format. */
  thin(log: EventLog): Thinned;
  readonly notes: readonly string[];
}

/** Reads a file of events; rows that cannot be used are counted. Throws AppError for one without any event. */
export async function readEvents(
  file: string,
  format: BenchmarkFormat,
  options: InteractionOptions,
  names: Names,
  onProgress: (fraction: number) => void,
): Promise<EventFile> {
  const { open, wanted, thin } = FORMATS[format];
  const facts = await inspectFile(file);
  const source = await open(facts, options);
  const events = new LogBuilder(names);
  const account = new RowAccount(file);
  await judgeRows(source.table, {
    account,
    judge: source.judge,
    onVerdict(verdict) {
      for (const { shopper, product, kind, value, at } of itemOf(verdict) ?? []) {
        events.add(shopper, product, kind, value, at);
      }
    },
    onBytes: (bytes) => onProgress(bytes / facts.bytes),
  });
  if (events.length > 0) return { events, account, timed: source.timed, thin, notes: source.notes() };
  const rows = `${account.rows} rows, ${account.rejected} of them rejected`;
  throw new AppError(
    "invalid",
    `${path.basename(file)} holds no events of the format ${format}: ${rows}.${account.explainFirst()} Wanted are ${wanted}.`,
  );
}
