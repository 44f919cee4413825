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
}

/** Finds the columns of a format in a header, in any order and spelling. Throws AppError naming what is missing. */
export function matchColumns(
  header: readonly string[],
  specs: readonly ColumnSpec[],
  file: string,
): ColumnMatch {
  const places = new Map<string, number>();
  header.forEach((name, i) => {
    if (!places.has(normalise(name))) places.set(normalise(name), i);
  });
  const positions = specs.map(({ names }) => {
    const found = names.find((name) => places.has(normalise(name)));
    return found === undefined ? -1 : (places.get(normalise(found)) ?? -1);
  });
  const missing = specs.filter(({ required }, i) => required && positions[i] === -1);
  if (missing.length > 0) {
    const wanted = missing.map(({ names }) => names[0]).join(", ");
    const shown = header
      .slice(0, 12)
      .map((name) => JSON.stringify(name.slice(0, 30)))
      .join(", ");
    throw new AppError(
      "invalid",
      `${path.basename(file)} has no column ${wanted}. Its first line says: ${shown}${header.length > 12 ? " …" : ""}.`,
    );
  }
  const used = new Set(positions);
  return { positions, ignored: header.filter((_, i) => !used.has(i)) };
}
