import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { column, optionalColumn, type SourceRow, type Table } from "@/lib/platform/files/source-row";
import type { Kind } from "@/ml/index";
import { type ColumnOptions, type EventSource, listOf } from "./event-source";
import type { Fact } from "./fact";
import { createKindReader, unknownKind } from "./kinds";
import { mapColumns, mapHint } from "./map-columns";
import { futureTime, readMoment, readTime, unreadableTime } from "./time";
import type { Rejection, Verdict } from "./verdict";

const SHOPPER = ["shopper", "user", "user_id", "customer_id", "visitor_id"];
const PRODUCT = ["product", "sku", "item", "item_id", "product_id"];
const KIND = ["kind", "event", "event_type", "type"];
const VALUE = ["value", "quantity", "rating"];

/** Places of the columns in every list of them; more may follow. */
const TIME_PLACE = 2;
const KIND_PLACE = 3;

/** Of files that are imported into a shop. */
export const SHOP_COLUMNS = [
  column(...SHOPPER),
  column(...PRODUCT),
  column("at", "time", "timestamp", "date"),
  column(...KIND),
  optionalColumn(...VALUE),
  optionalColumn("id", "event_id"),
];

/** Of files that models are compared on: a session may stand for a shopper, and more may be missing. */
const LOG_COLUMNS = [
  column(...SHOPPER, "session_id"),
  column(...PRODUCT),
  optionalColumn("time", "at", "timestamp", "date"),
  optionalColumn(...KIND),
  optionalColumn("value", "rating", "stars", "quantity"),
];

/** What counts as an interaction. */
export interface InteractionRules {
  readTime(text: string): number | null;
  /** Rows of a later time are rejected. Milliseconds since the epoch. */
  readonly latest: number;
  fits(value: number, kind: Kind): boolean;
}

const LARGEST_VALUE = 1_000_000;

/** Rules of a shop: what is not certain is not recorded. */
export function shopRules(now: number): InteractionRules {
  return {
    readTime,
    latest: now,
    fits: (value, kind) =>
      kind === "rating" ? value >= 1 && value <= 5 : value > 0 && value <= LARGEST_VALUE,
  };
}

/** Rules of a comparison: no model reads a quantity, but less than none is a mistake. */
const LOG_RULES: InteractionRules = {
  readTime: readMoment,
  latest: Infinity,
  fits: (value) => Number.isFinite(value) && value >= 0,
};

interface JudgeOptions {
  readonly rules: InteractionRules;
  /** Their word for a kind → ours; `*` is the kind of all rows where there is no column of kinds, else views. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** How to judge the rows of a table whose columns are shopper, product, time, kind, value and perhaps more. */
export function createInteractionJudge(
  table: Table,
  { rules, kinds }: JudgeOptions,
): (row: SourceRow) => Verdict<Fact> {
  const timed = table.has(TIME_PLACE);
  const readKind = createKindReader(kinds);
  const all = table.has(KIND_PLACE) ? null : kindOfAll(kinds);
  return ({ values }) => {
    const [shopper = "", product = "", time = "", word = "", valueText = ""] = values;
    if (shopper === "") return { reject: "no shopper" };
    if (product === "") return { reject: "no product" };
    const kind = all ?? readKind(word);
    if (kind === undefined) return unknownKind(word);
    const at = timed ? rules.readTime(time) : 0;
    if (at === null) return unreadableTime(time);
    if (at > rules.latest) return futureTime(time);
    const value = readValue(valueText, kind, rules);
    if (value === null) return badValue(valueText, kind);
    return { item: { shopper, product, kind, value, at } };
  };
}

const kindOfAll = (kinds: Readonly<Record<string, Kind>>): Kind => kinds["*"] ?? "view";

/** Stars of a rating; a quantity of anything else may be missing. */
function readValue(text: string, kind: Kind, { fits }: InteractionRules): number | null {
  if (text === "") return kind === "rating" ? null : 1;
  const value = Number(text);
  return fits(value, kind) ? value : null;
}

function badValue(text: string, kind: Kind): Rejection {
  return { reject: `value "${text}" does not fit a ${kind}`, group: `value does not fit a ${kind}` };
}

/** Whether a line's third cell is a time, which no header has. */
export function isTimedRow([, , time = ""]: readonly string[]): boolean {
  return readMoment(time) !== null;
}

export interface InteractionOptions extends ColumnOptions {
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** Interactions to compare models on, as CSV or JSON Lines, with a kind each or all of one kind. */
export async function openInteractionLog(
  facts: FileFacts,
  { columns, kinds, delimiter }: InteractionOptions,
): Promise<EventSource> {
  const specs = mapColumns(LOG_COLUMNS, columns);
  const table = await openTable(facts, specs, { delimiter, isRow: isTimedRow, hint: mapHint(LOG_COLUMNS) });
  const judge = createInteractionJudge(table, { rules: LOG_RULES, kinds });
  const hasKinds = table.has(KIND_PLACE);
  return {
    table,
    timed: table.has(TIME_PLACE),
    judge: (row) => listOf(judge(row)),
    notes: () => (hasKinds ? [] : [`No column of kinds: every row counts as a ${kindOfAll(kinds)}.`]),
  };
}
