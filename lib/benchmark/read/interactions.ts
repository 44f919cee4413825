import { KIND_OF_WORD } from "@/lib/import/generic/interactions";
import { mapColumns } from "@/lib/import/generic/map-columns";
import { readTime } from "@/lib/import/read-time";
import { openTable } from "@/lib/import/source/open-table";
import { column, optionalColumn } from "@/lib/import/source/source-row";
import type { Kind } from "@/ml/index";
import type { ColumnOptions, ReadEvents } from "./event-file";
import { FileAccount, type Refusal } from "./file-account";
import { LogBuilder } from "./log-builder";
import { dropRepeats } from "./repeats";
import { hasColumn, takeRows } from "./table-source";
import { unreadableTime } from "./time-text";

const COLUMNS = [
  column("shopper", "user", "user_id", "customer_id", "visitor_id", "session_id"),
  column("product", "sku", "item", "item_id", "product_id"),
  column("time", "at", "timestamp", "date"),
  optionalColumn("kind", "event", "event_type", "type"),
  optionalColumn("value", "rating", "stars", "quantity"),
];
const KIND_COLUMN = 3;

export interface InteractionOptions extends ColumnOptions {
  /** Their word for a kind → ours; `*` is the kind of rows in a file without a column of kinds. */
  readonly kinds: Readonly<Record<string, Kind>>;
}

/** Interactions as CSV or JSON Lines, with a kind each or all of one kind. */
export const readInteractions: ReadEvents<InteractionOptions> = async (facts, context, options) => {
  const specs = mapColumns(COLUMNS, options.columns);
  const table = await openTable(facts, specs, { delimiter: options.delimiter });
  const hasKinds = hasColumn(table, specs, KIND_COLUMN);
  const all: Kind = options.kinds["*"] ?? "view";
  const kindOf = (word: string): Kind | undefined =>
    hasKinds ? (options.kinds[word] ?? KIND_OF_WORD[word.toLowerCase()]) : all;
  const events = new LogBuilder(context.names);
  const account = new FileAccount(facts.file);
  await takeRows(table, account, context.onBytes, ({ values }) => {
    const [shopper = "", product = "", time = "", word = "", valueText = ""] = values;
    if (shopper === "") return { reason: "no shopper" };
    if (product === "") return { reason: "no product" };
    const kind = kindOf(word);
    if (kind === undefined) return unknownKind(word);
    const at = readTime(time);
    if (at === null) return unreadableTime(time);
    const value = readValue(valueText, kind);
    if (value === null) return badValue(valueText, kind);
    events.add(shopper, product, kind, value, at);
    return null;
  });
  const notes = hasKinds ? [] : [`No column of kinds: every row counts as a ${all}.`];
  return { events, account, timed: true, thin: dropRepeats, notes };
};

/** Stars of a rating; a quantity of anything else may be missing and is never read by a model. */
function readValue(text: string, kind: Kind): number | null {
  if (text === "") return kind === "rating" ? null : 1;
  const value = Number(text);
  return Number.isFinite(value) && (kind !== "rating" || value >= 0) ? value : null;
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
