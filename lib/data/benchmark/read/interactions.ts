import { KIND_OF_WORD } from "@/lib/data/import/generic/interactions";
import { column, optionalColumn } from "@/lib/platform/files/source-row";
import type { Kind } from "@/ml/index";
import type { ColumnOptions, ReadEvents } from "./event-file";
import { FileAccount, type Refusal } from "./file-account";
import { LogBuilder } from "./log-builder";
import { dropRepeats } from "./repeats";
import { isTimedRow, openColumns, takeRows } from "./table-source";
import { readMoment, unreadableTime } from "./time-text";

const COLUMNS = [
  column("shopper", "user", "user_id", "customer_id", "visitor_id", "session_id"),
  column("product", "sku", "item", "item_id", "product_id"),
  optionalColumn("time", "at", "timestamp", "date"),
  optionalColumn("kind", "event", "event_type", "type"),
  optionalColumn("value", "rating", "stars", "quantity"),
];
const TIME = 2;
const KIND_COLUMN = 3;
const WORDS = new Map<string, Kind>(Object.entries(KIND_OF_WORD));

export interface InteractionOptions extends ColumnOptions {
  /** Their word for a kind → ours; `*` is the kind of rows in a file without a column of kinds. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** Interactions as CSV or JSON Lines, with a kind each or all of one kind. */
export const readInteractions: ReadEvents<InteractionOptions> = async (facts, context, options) => {
  const { table, has } = await openColumns(facts, COLUMNS, options, isTimedRow);
  const [timed, hasKinds] = [has(TIME), has(KIND_COLUMN)];
  const own = new Map(Object.entries(options.kinds));
  const all: Kind = own.get("*") ?? "view";
  const kindOf = (word: string): Kind | undefined =>
    hasKinds ? (own.get(word) ?? WORDS.get(word.toLowerCase())) : all;
  const events = new LogBuilder(context.names);
  const account = new FileAccount(facts.file);
  await takeRows(table, account, context.onBytes, ({ values }) => {
    const [shopper = "", product = "", time = "", word = "", valueText = ""] = values;
    if (shopper === "") return { reason: "no shopper" };
    if (product === "") return { reason: "no product" };
    const kind = kindOf(word);
    if (kind === undefined) return unknownKind(word);
    const at = timed ? readMoment(time) : 0;
    if (at === null) return unreadableTime(time);
    const value = readValue(valueText, kind);
    if (value === null) return badValue(valueText, kind);
    events.add(shopper, product, kind, value, at);
    return null;
  });
  const notes = hasKinds ? [] : [`No column of kinds: every row counts as a ${all}.`];
  return { events, account, timed, thin: dropRepeats, notes };
};

/** Stars of a rating; a quantity of anything else may be missing. No model reads it, but less than none is a mistake. */
function readValue(text: string, kind: Kind): number | null {
  if (text === "") return kind === "rating" ? null : 1;
  const value = Number(text);
  return Number.isFinite(value) && value >= 0 ? value : null;
}

function badValue(text: string, kind: Kind): Refusal {
  return { reason: `value "${text}" does not fit a ${kind}`, group: `value does not fit a ${kind}` };
}

function unknownKind(word: string): Refusal {
  return {
    reason: `unknown kind "${word}" (name it with --kinds ${word || "word"}=view)`,
    group: "unknown kind",
  };
}
