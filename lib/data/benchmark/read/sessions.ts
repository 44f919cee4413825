import { mapColumns } from "@/lib/data/import/generic/map-columns";
import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { column, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";
import type { EventLog } from "@/ml/index";
import type { ColumnOptions, EventFile, ReadContext, ReadEvents } from "./event-file";
import { FileAccount, type Refusal } from "./file-account";
import { LogBuilder } from "./log-builder";
import type { Thinned } from "./repeats";
import { isHeader, isTimedRow, openColumns, takeRows } from "./table-source";
import { readFirstLine, readWords } from "./text-lines";
import { readMoment, unreadableTime } from "./time-text";

const COLUMNS = [
  column("session", "session_id", "sid"),
  column("item", "item_id", "product", "product_id", "sku"),
  optionalColumn("time", "timestamp", "at", "date"),
];
const TIME = 2;
const TABLE_NAME = /\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i;
const TIMED_WORD = /:\d{9,13}$/;
/** Sessions without times are taken to have begun a second apart, in the order of the file. */
const SECOND = 1000;
const ORDER_NOTE = "No times: the order of the file stands for them.";

/** A product met twice in a session was met twice. */
const keepAll = (log: EventLog): Thinned => ({ log, dropped: 0 });

/** Sessions as a table (session, item, time) or one a line: ids in order, each perhaps as `id:seconds`. */
export const readSessions: ReadEvents<ColumnOptions> = async (facts, context, options) => {
  const first = await readFirstLine(facts);
  const isNamed = TABLE_NAME.test(facts.file) || first.startsWith("{");
  const isTable = isNamed || namesSessions(first, options) || isTimedRow(first.split(/[,;|]/));
  return isTable ? readTable(facts, context, options) : readSessionLines(facts, context, first);
};

/** Whether a line is the header of a table of sessions. */
export function namesSessions(line: string, { columns }: ColumnOptions): boolean {
  return isHeader(line, mapColumns(COLUMNS, columns));
}

async function readTable(
  facts: FileFacts,
  { names, onBytes }: ReadContext,
  options: ColumnOptions,
): Promise<EventFile> {
  const { table, has } = await openColumns(facts, COLUMNS, options, isTimedRow);
  const timed = has(TIME);
  const events = new LogBuilder(names);
  const account = new FileAccount(facts.file);
  await takeRows(table, account, onBytes, ({ values: [session = "", item = "", time = ""] }) => {
    if (session === "") return { reason: "no session" };
    if (item === "") return { reason: "no item" };
    const at = timed ? readMoment(time) : names.shoppers.numberOf(session) * SECOND;
    if (at === null) return unreadableTime(time);
    events.add(session, item, "view", 1, at);
    return null;
  });
  return { events, account, timed, thin: keepAll, notes: timed ? [] : [ORDER_NOTE] };
}

/** One session a line. Its id is the file and the line, so that sessions of two files stay apart. */
async function readSessionLines(
  facts: FileFacts,
  { names, onBytes }: ReadContext,
  first: string,
): Promise<EventFile> {
  const timed = first.split(/\s+/).every((word) => TIMED_WORD.test(word));
  const events = new LogBuilder(names);
  const account = new FileAccount(facts.file);
  const judge = (row: SourceRow): Refusal | null => {
    const session = `${facts.file} ${row.line}`;
    if (!timed) {
      for (const id of row.values) events.add(session, id, "view", 1, row.line * SECOND);
      return null;
    }
    const steps = row.values.map(splitTime);
    const bad = steps.findIndex(({ id, at }) => id === "" || at === null);
    if (bad !== -1) return badStep(row.values[bad] ?? "", bad + 1);
    for (const { id, at } of steps) events.add(session, id, "view", 1, at ?? 0);
    return null;
  };
  for await (const rows of readWords(facts, onBytes)) for (const row of rows) account.take(row, judge);
  return { events, account, timed, thin: keepAll, notes: timed ? [] : [ORDER_NOTE] };
}

function splitTime(word: string): { id: string; at: number | null } {
  const place = word.lastIndexOf(":");
  return {
    id: word.slice(0, Math.max(0, place)),
    at: place === -1 ? null : readMoment(word.slice(place + 1)),
  };
}

function badStep(word: string, place: number): Refusal {
  return {
    reason: `entry ${place} "${word.slice(0, 40)}" is not id:seconds`,
    group: "an entry is not id:seconds",
  };
}
