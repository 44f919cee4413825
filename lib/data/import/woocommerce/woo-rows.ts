import { cleanCode, cleanLine } from "@/lib/platform/clean-words";
import type { GatheredRow } from "../grouped/grouped-survey";
import { AT, ATTRIBUTE_PLACES } from "./columns";

/** A row of the file with what tells it from others. */
export interface WooRow {
  row: GatheredRow;
  /** Its place among the rows of the file. */
  place: number;
  /** WooCommerce's own number; empty in files made by hand. */
  id: string;
  sku: string;
  kind: "simple" | "variable" | "variation" | "grouped";
}

const textOf = ({ values }: GatheredRow, place: number): string => values[place] ?? "";

/** `variable`, `simple, virtual`, `external`: what counts is how a product is sold. */
function kindOf(row: GatheredRow): WooRow["kind"] {
  const types = textOf(row, AT.type).toLowerCase();
  if (types.includes("variation")) return "variation";
  if (types.includes("variable")) return "variable";
  return types.includes("grouped") ? "grouped" : "simple";
}

export function toWooRow(row: GatheredRow, place: number): WooRow {
  const id = /^\d+$/.exec(textOf(row, AT.id))?.[0] ?? "";
  return { row, place, id, sku: cleanCode(textOf(row, AT.sku)), kind: kindOf(row) };
}

/** Names and values of a row's attributes; exports write line breaks as `\n`. */
export function attributesOf(row: GatheredRow): { name: string; values: string[] }[] {
  return ATTRIBUTE_PLACES.flatMap(([nameAt, valueAt]) => {
    const name = cleanLine(textOf(row, nameAt));
    return name === "" ? [] : [{ name, values: splitList(textOf(row, valueAt)) }];
  });
}

/** `A, B`; a comma that is part of a word is written `\,`. */
export function splitList(text: string): string[] {
  const parts = text.split(/(?<!\\),/).map((part) => cleanLine(part.replaceAll("\\,", ",")));
  return [...new Set(parts)].filter((part) => part !== "");
}

/** The variations of each parent, by the parent's place, and those whose parent is not there. */
export function findFamilies(rows: readonly WooRow[]): {
  families: Map<number, WooRow[]>;
  orphans: WooRow[];
} {
  const parents = rows.filter(({ kind }) => kind !== "variation");
  const byId = new Map(parents.flatMap((one) => (one.id === "" ? [] : [[one.id, one] as const])));
  const bySku = new Map(parents.flatMap((one) => (one.sku === "" ? [] : [[one.sku, one] as const])));
  const families = new Map<number, WooRow[]>();
  const orphans: WooRow[] = [];
  for (const variation of rows.filter(({ kind }) => kind === "variation")) {
    const reference = cleanCode(textOf(variation.row, AT.parent));
    const id = /^id:\s*(\d+)$/i.exec(reference)?.[1];
    const parent = id === undefined ? bySku.get(reference) : byId.get(id);
    if (parent === undefined) orphans.push(variation);
    else families.set(parent.place, [...(families.get(parent.place) ?? []), variation]);
  }
  return { families, orphans };
}
