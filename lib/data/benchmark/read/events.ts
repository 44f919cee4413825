import path from "node:path";
import { openAdjacency } from "@/lib/data/formats/adjacency";
import { type EventSource, listOf } from "@/lib/data/formats/event-source";
import { type InteractionOptions, openInteractionLog } from "@/lib/data/formats/interactions";
import { openRatingLog } from "@/lib/data/formats/ratings";
import { judgeRows, RowAccount } from "@/lib/data/formats/row-account";
import { openSessions } from "@/lib/data/formats/sessions";
import { itemOf } from "@/lib/data/formats/verdict";
import { NO_PRODUCTS } from "@/lib/data/import/contract/shop-products";
import { openFormat } from "@/lib/data/import/formats";
import { surveyTable } from "@/lib/data/import/survey-table";
import { systemClock } from "@/lib/platform/clock";
import { AppError } from "@/lib/platform/errors";
import { type FileFacts, inspectFile } from "@/lib/platform/files/inspect-file";
import type { SourceRow } from "@/lib/platform/files/source-row";
import type { EventLog } from "@/ml/index";
import type { BenchmarkFormat } from "./dataset";
import { LogBuilder } from "./log-builder";
import type { Names } from "./numbering";
import { dropRepeats, keepNewestRatings, type Thinned } from "./repeats";

interface OpenedEvents {
  readonly source: EventSource;
  /** Unpacked. */
  readonly bytes: number;
}

type OpenEvents = (path: string, options: InteractionOptions) => Promise<OpenedEvents>;

interface EventFormat {
  readonly open: OpenEvents;
  /** What a row is, for files that hold none. */
  readonly wanted: string;
  /** What counts as said twice. */
  thin(log: EventLog): Thinned;
}

type OpenFile = (facts: FileFacts, options: InteractionOptions) => EventSource | Promise<EventSource>;

const ofFile =
  (open: OpenFile): OpenEvents =>
  async (path, options) => {
    const facts = await inspectFile(path);
    return { source: await open(facts, options), bytes: facts.bytes };
  };

/** A published data set as an import into a shop reads it, given as its file or its folder. */
const ofDataSet =
  (format: "online-retail" | "retailrocket" | "movielens"): OpenEvents =>
  async (path, { kinds, delimiter }) => {
    // Of its products only the codes are wanted: currency and price are nobody's.
    const prices = { currency: "GBP", placeholderPrice: "1" };
    const options = { ...prices, now: systemClock.now(), columns: {}, kinds, delimiter };
    const opened = await openFormat(format, path, options);
    const prepared = await surveyTable(opened, NO_PRODUCTS, () => {});
    if (prepared.holds !== "interactions") throw new Error(`${format} has no interactions`);
    const { judge: judgeOne } = prepared;
    const judge = (row: SourceRow) => listOf(judgeOne(row));
    return { source: { table: opened.table, timed: true, judge, notes: () => [] }, bytes: opened.bytes };
  };

/** A product met twice in a session was met twice. */
const keepAll = (log: EventLog): Thinned => ({ log, dropped: 0 });

const FORMATS: Readonly<Record<BenchmarkFormat, EventFormat>> = {
  adjacency: { open: ofFile(openAdjacency), wanted: "lines `user item item …`", thin: dropRepeats },
  ratings: {
    open: ofFile(openRatingLog),
    wanted: "rows of user, item, rating and perhaps time",
    thin: keepNewestRatings,
  },
  sessions: {
    open: ofFile(openSessions),
    wanted: "rows of session, item and perhaps time, or lines `item item …`",
    thin: keepAll,
  },
  interactions: {
    open: ofFile(openInteractionLog),
    wanted: "rows of shopper, product and perhaps time, kind and value",
    thin: dropRepeats,
  },
  "online-retail": {
    open: ofDataSet("online-retail"),
    wanted: "lines of invoices with a customer",
    thin: dropRepeats,
  },
  retailrocket: { open: ofDataSet("retailrocket"), wanted: "events of visitors", thin: dropRepeats },
  movielens: {
    open: ofDataSet("movielens"),
    wanted: "rows of user, film, rating and time",
    thin: keepNewestRatings,
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
  const { source, bytes } = await open(file, options);
  const events = new LogBuilder(names);
  const account = new RowAccount(source.table.file);
  await judgeRows(source.table, {
    account,
    judge: source.judge,
    onVerdict(verdict) {
      for (const { shopper, product, kind, value, at } of itemOf(verdict) ?? []) {
        events.add(shopper, product, kind, value, at);
      }
    },
    onBytes: (read) => onProgress(read / bytes),
  });
  if (events.length > 0) return { events, account, timed: source.timed, thin, notes: source.notes() };
  const rows = `${account.rows} rows, ${account.rejected} of them rejected`;
  throw new AppError(
    "invalid",
    `${path.basename(file)} holds no events of the format ${format}: ${rows}.${account.explainFirst()} Wanted are ${wanted}.`,
  );
}
