import { InteractionKind } from "@/lib/platform/db/generated/enums";
import { isUuid } from "@/lib/platform/ids";
import type { FormatOptions, InteractionFact, OpenFormat, Prepared, Verdict } from "../format/format";
import { readTime } from "../format/read-time";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import { column, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";
import { mapColumns } from "./map-columns";

const COLUMNS = [
  column("shopper", "user", "user_id", "customer_id", "visitor_id"),
  column("product", "sku", "item", "item_id", "product_id"),
  column("kind", "event", "event_type", "type"),
  column("at", "time", "timestamp", "date"),
  optionalColumn("value", "quantity", "rating"),
  optionalColumn("id", "event_id"),
];

/** Words other shops use. `--kinds` adds to them. */
export const KIND_OF_WORD: Readonly<Record<string, InteractionKind>> = {
  ...InteractionKind,
  click: "view",
  clicks: "view",
  favourite: "like",
  favorite: "like",
  wishlist: "like",
  addtocart: "cart",
  add_to_cart: "cart",
  carts: "cart",
  transaction: "purchase",
  order: "purchase",
  orders: "purchase",
  buy: "purchase",
  rate: "rating",
  remove_from_cart: "remove",
  return: "remove",
  cancel: "remove",
};

const LARGEST_VALUE = 1_000_000;

function readValue(text: string, kind: InteractionKind): number | null {
  if (text === "") return kind === "rating" ? null : 1;
  const value = Number(text);
  const fits = kind === "rating" ? value >= 1 && value <= 5 : value > 0 && value <= LARGEST_VALUE;
  return fits ? value : null;
}

function classify({ values }: SourceRow, { kinds, now }: FormatOptions): Verdict<InteractionFact> {
  const [shopper = "", product = "", word = "", time = "", valueText = "", id = ""] = values;
  if (shopper === "") return { reject: "no shopper" };
  if (product === "") return { reject: "no product" };
  const kind = kinds[word] ?? KIND_OF_WORD[word.toLowerCase()];
  if (!kind) return { reject: `unknown kind "${word}"`, group: "unknown kind" };
  const at = readTime(time);
  if (at === null)
    return { reject: `time "${time}" is neither ISO 8601 nor an epoch number`, group: "time cannot be read" };
  if (at > now) return { reject: `time "${time}" lies in the future`, group: "time lies in the future" };
  const value = readValue(valueText, kind);
  if (value === null)
    return { reject: `value "${valueText}" does not fit a ${kind}`, group: "value does not fit" };
  const key = id === "" ? [shopper, product, kind, at, value].join("\n") : `id\n${id}`;
  const fact = { key, shopper, sku: product, kind, value, at };
  return { item: isUuid(id) ? { ...fact, id: id.toLowerCase() } : fact };
}

/** Interactions as CSV or JSON Lines, for products the shop has. Columns and rules in docs/data.md. */
export const openInteractions: OpenFormat = async (path, options) => {
  const facts = await inspectFile(path);
  const prepared: Prepared = {
    products: [],
    notes: [],
    holds: "interactions",
    classify: (row) => classify(row, options),
  };
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table: await openTable(facts, mapColumns(COLUMNS, options.columns), { delimiter: options.delimiter }),
    source: null,
    startSurvey: () => ({ see: () => {}, finish: async () => prepared }),
  };
};
