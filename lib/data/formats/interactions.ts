import type { FileFacts } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { isLongerThan, MAX_EXTERNAL_ID } from "@/lib/shop/shoppers/external-id";
import { isPlaceholder } from "@/lib/shop/shoppers/placeholder";
import { column, optionalColumn, type SourceRow, type Table } from "@/lib/platform/files/source-row";
import type { Kind } from "@/ml/index";
import { type ColumnOptions, type EventSource, listOf } from "./event-source";
import type { Fact } from "./fact";
import { createKindReader, unknownKind } from "./kinds";
import { mapColumns, mapHint } from "./map-columns";
import { futureTime, readMoment, readTime, TIME_NAMES, unreadableTime } from "./time";
import type { Rejection, Verdict } from "./verdict";
import type { DateOrder } from "./written-time";

const SHOPPER = [
  ...["shopper", "user", "user_id", "customer_id", "visitor_id", "shopper_id", "customer", "client_id"],
  ...["user_pseudo_id", "buyer_id"],
];
const PRODUCT = [
  ...["product", "sku", "item", "item_id", "product_id", "product_sku", "item_sku", "product_code"],
  ...["stock_code"],
];
const KIND = [
  "kind",
  "event",
  "event_type",
  "type",
  "event_name",
  "interaction",
  "behavior_type",
  "behavior",
];
const VALUE = ["value", "quantity", "rating", "qty", "stars"];

/** Places of the columns in every list of them; more may follow. */
const TIME_PLACE = 2;
export const KIND_PLACE = 3;
const VALUE_PLACE = 4;

/** Of files that are imported into a shop. */
export const SHOP_COLUMNS = [
  column(...SHOPPER),
  column(...PRODUCT),
  column("at", ...TIME_NAMES),
  optionalColumn(...KIND),
  optionalColumn(...VALUE),
  optionalColumn("id", "event_id"),
];

/** Of files that models are compared on: a session may stand for a shopper, and more may be missing. */
const LOG_COLUMNS = [
  column(...SHOPPER, "session_id"),
  column(...PRODUCT),
  optionalColumn("time", "at", ...TIME_NAMES),
  optionalColumn(...KIND),
  optionalColumn("value", "rating", "stars", "quantity", "qty"),
];

/** What counts as an interaction. */
export interface InteractionRules {
  /** Whether the id of a shopper names nobody; such a row speaks of the product alone. */
  isNobody(shopper: string): boolean;
  readTime(text: string, order: DateOrder | undefined): number | null;
  /** Rows of a later time are rejected. Milliseconds since the epoch. */
  readonly latest: number;
  fits(value: number, kind: Kind): boolean;
}

const LARGEST_VALUE = 1_000_000;
const LONG_SHOPPER = `the shopper's id has more than ${MAX_EXTERNAL_ID} characters`;

/** Rules of a shop: what is not certain is not recorded. */
export function shopRules(now: number): InteractionRules {
  return {
    isNobody: isPlaceholder,
    readTime,
    latest: now,
    fits: (value, kind) =>
      kind === "rating" ? value >= 1 && value <= 5 : value > 0 && value <= LARGEST_VALUE,
  };
}

/** Rules of a comparison: no model reads a quantity, but less than none is a mistake. */
const LOG_RULES: InteractionRules = {
  // In data sets that number their users from 0 on, 0 is one of them.
  isNobody: () => false,
  readTime: readMoment,
  latest: Infinity,
  fits: (value) => Number.isFinite(value) && value >= 0,
};

interface JudgeOptions {
  readonly rules: InteractionRules;
  /** Their word for a kind → ours; `*` is the rest, and all rows where there is no column of kinds, else views. */
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly dateOrder?: DateOrder | undefined;
}

/** How to judge the rows of a table whose columns are shopper, product, time, kind, value and perhaps more. */
export function createInteractionJudge(
  table: Pick<Table, "has">,
  { rules, kinds, dateOrder }: JudgeOptions,
): (row: SourceRow) => Verdict<Fact> {
  const timed = table.has(TIME_PLACE);
  const readKind = createKindReader(kinds);
  const all = table.has(KIND_PLACE) ? null : kindOfAll(kinds);
  return ({ values }) => {
    const [given = "", product = "", time = "", word = "", valueText = ""] = values;
    const isNobody = rules.isNobody(given);
    if (given === "" && !isNobody) return { reject: "no shopper" };
    if (isLongerThan(given, MAX_EXTERNAL_ID)) return { reject: LONG_SHOPPER };
    if (product === "") return { reject: "no product" };
    const kind = all ?? readKind(word);
    if (kind === undefined) return unknownKind(word);
    const at = timed ? rules.readTime(time, dateOrder) : 0;
    if (at === null) return unreadableTime(time, dateOrder);
    if (at > rules.latest) return futureTime(time);
    const value = readValue(valueText, kind, rules);
    if (value === null) return badValue(valueText, kind);
    return { item: { shopper: isNobody ? "" : given, product, kind, value, at } };
  };
}

const kindOfAll = (kinds: Readonly<Record<string, Kind>>): Kind => kinds["*"] ?? "view";

/** Decimals as people write them, and nothing else that JavaScript takes for a number: 0x10, 1e3, Infinity. */
const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)$/;
/** Kinds that happen or not: a value beside them means nothing, whatever stands there. */
const WITHOUT_VALUE: ReadonlySet<Kind> = new Set(["view", "like", "unlike"]);

/** Stars of a rating; a quantity of anything else may be missing. */
function readValue(text: string, kind: Kind, { fits }: InteractionRules): number | null {
  if (WITHOUT_VALUE.has(kind)) return 1;
  if (text === "") return kind === "rating" ? null : 1;
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  return fits(value, kind) ? value : null;
}

/** The value as it stands in a row, where it means nothing too: it tells two rows apart that say the same otherwise. */
export function writtenValue({ values }: SourceRow, { value }: Fact): number {
  const text = values[VALUE_PLACE] ?? "";
  const written = DECIMAL.test(text) ? Number(text) : value;
  return written > 0 ? written : value;
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
  readonly dateOrder?: DateOrder | undefined;
}

/** Interactions to compare models on, as CSV or JSON Lines, with a kind each or all of one kind. */
export async function openInteractionLog(
  facts: FileFacts,
  { columns, kinds, delimiter, dateOrder }: InteractionOptions,
): Promise<EventSource> {
  const specs = mapColumns(LOG_COLUMNS, columns);
  const table = await openTable(facts, specs, { delimiter, isRow: isTimedRow, hint: mapHint(LOG_COLUMNS) });
  const judge = createInteractionJudge(table, { rules: LOG_RULES, kinds, dateOrder });
  const hasKinds = table.has(KIND_PLACE);
  return {
    table,
    timed: table.has(TIME_PLACE),
    judge: (row) => listOf(judge(row)),
    notes: () => (hasKinds ? [] : [`No column of kinds: every row counts as a ${kindOfAll(kinds)}.`]),
  };
}
