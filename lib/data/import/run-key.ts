import { hash } from "node:crypto";
import type { FormatName, FormatOptions } from "./format/format";

/**
 * The name under which a run is remembered: the format and, when the command line says how columns and kinds are to
 * be read, a digest of that. The same file read differently is another run.
 */
export function runKeyOf(format: FormatName, { columns, kinds, delimiter, currency }: FormatOptions): string {
  const entries = (record: Readonly<Record<string, string>>) => Object.entries(record).sort();
  const reading = JSON.stringify([entries(columns), entries(kinds), delimiter ?? "", currency]);
  return `${format}:${hash("sha256", reading, "hex").slice(0, 8)}`;
}
