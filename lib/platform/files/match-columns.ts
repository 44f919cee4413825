import path from "node:path";
import { AppError } from "@/lib/platform/errors";
import type { ColumnSpec } from "./source-row";

/** `Customer ID`, `customer_id` and `CustomerID:token` are one name. */
function normalise(name: string): string {
  return name
    .replace(/:(token|token_seq|float|float_seq)$/, "")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
}

export interface ColumnMatch {
  /** For each spec, the position in the header, or −1. */
  positions: number[];
  ignored: string[];
  /** Required columns the header does not have. */
  missing: ColumnSpec[];
}

/** Finds the columns of a format in a header, in any order and spelling. */
export function findColumns(header: readonly string[], specs: readonly ColumnSpec[]): ColumnMatch {
  const places = new Map<string, number>();
  header.forEach((name, i) => {
    if (!places.has(normalise(name))) places.set(normalise(name), i);
  });
  const positions = specs.map(({ names, absent }) => {
    if (absent) return -1;
    const found = names.find((name) => places.has(normalise(name)));
    return found === undefined ? -1 : (places.get(normalise(found)) ?? -1);
  });
  const used = new Set(positions);
  return {
    positions,
    ignored: header.filter((_, i) => !used.has(i)),
    missing: specs.filter(({ required }, i) => required && positions[i] === -1),
  };
}

/** The same for a file that must have them. Throws AppError naming what is missing; `hint` says what to do about it. */
export function matchColumns(
  header: readonly string[],
  specs: readonly ColumnSpec[],
  file: string,
  hint?: string,
): ColumnMatch {
  const match = findColumns(header, specs);
  if (match.missing.length === 0) return match;
  const wanted = match.missing.map(({ names }) => names[0]).join(", ");
  const shown = header.slice(0, 12).map((name) => JSON.stringify(name.slice(0, 30)));
  const more = header.length > shown.length ? " …" : "";
  const has = `Its first line says: ${shown.join(", ")}${more}.`;
  const message = `${path.basename(file)} has no column ${wanted}. ${has}${hint ? ` ${hint}` : ""}`;
  throw new AppError("invalid", message);
}
