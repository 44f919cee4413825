import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { isHeader, openTable } from "@/lib/platform/files/open-table";
import { openWords, readFirstLine } from "@/lib/platform/files/read-lines";
import { column, optionalColumn } from "@/lib/platform/files/source-row";
import type { ColumnOptions, EventSource } from "./event-source";
import type { Fact } from "./fact";
import { isTimedRow } from "./interactions";
import { mapColumns, mapHint } from "./map-columns";
import { readMoment, TIME_NAMES, unreadableTime } from "./time";
import type { Rejection } from "./verdict";

const COLUMNS = [
  column("session", "session_id", "sid"),
  column("item", "item_id", "product", "product_id", "sku"),
  optionalColumn("time", "timestamp", "at", ...TIME_NAMES),
];
const TIME_PLACE = 2;
const TABLE_NAME = /\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i;
const TIMED_WORD = /:\d{9,13}$/;
/** Sessions without times are taken to have begun a second apart, in the order of the file. */
const SECOND = 1000;
const ORDER_NOTE = "No times: the order of the file stands for them.";

/** Sessions as a table (session, item, time) or one a line: ids in order, each perhaps as `id:seconds`. */
export async function openSessions(facts: FileFacts, options: ColumnOptions): Promise<EventSource> {
  const first = await readFirstLine(facts);
  const isNamed = TABLE_NAME.test(facts.file) || first.startsWith("{");
  const isTable = isNamed || namesSessions(first, options) || isTimedRow(first.split(/[,;|]/));
  return isTable ? openSessionTable(facts, options) : openSessionLines(facts, first);
}

/** Whether a line is the header of a table of sessions. */
export function namesSessions(line: string, { columns }: ColumnOptions): boolean {
  return isHeader(line, mapColumns(COLUMNS, columns));
}

async function openSessionTable(
  facts: FileFacts,
  { columns, delimiter }: ColumnOptions,
): Promise<EventSource> {
  const specs = mapColumns(COLUMNS, columns);
  const table = await openTable(facts, specs, { delimiter, isRow: isTimedRow, hint: mapHint(COLUMNS) });
  const timed = table.has(TIME_PLACE);
  const begun = new Map<string, number>();
  const beginningOf = (session: string): number => {
    const known = begun.get(session);
    if (known !== undefined) return known;
    const at = begun.size * SECOND;
    begun.set(session, at);
    return at;
  };
  return {
    table,
    timed,
    judge({ values: [session = "", item = "", time = ""] }) {
      if (session === "") return { reject: "no session" };
      if (item === "") return { reject: "no item" };
      const at = timed ? readMoment(time) : beginningOf(session);
      return at === null ? unreadableTime(time) : { item: [viewOf(session, item, at)] };
    },
    notes: () => (timed ? [] : [ORDER_NOTE]),
  };
}

const viewOf = (shopper: string, product: string, at: number): Fact => ({
  shopper,
  product,
  kind: "view",
  value: 1,
  at,
});

/** One session a line. Its id is the file and the line, so that sessions of two files stay apart. */
function openSessionLines(facts: FileFacts, first: string): EventSource {
  const timed = first.split(/\s+/).every((word) => TIMED_WORD.test(word));
  return {
    table: openWords(facts),
    timed,
    judge({ line, values }) {
      const session = `${facts.file} ${line}`;
      if (!timed) return { item: values.map((id) => viewOf(session, id, line * SECOND)) };
      const views: Fact[] = [];
      for (const [i, word] of values.entries()) {
        const { id, at } = splitTime(word);
        if (id === "" || at === null) return badEntry(word, i + 1);
        views.push(viewOf(session, id, at));
      }
      return { item: views };
    },
    notes: () => (timed ? [] : [ORDER_NOTE]),
  };
}

function splitTime(word: string): { id: string; at: number | null } {
  const place = word.lastIndexOf(":");
  return {
    id: word.slice(0, Math.max(0, place)),
    at: place === -1 ? null : readMoment(word.slice(place + 1)),
  };
}

function badEntry(word: string, place: number): Rejection {
  return {
    reject: `entry ${place} "${word.slice(0, 40)}" is not id:seconds`,
    group: "an entry is not id:seconds",
  };
}
