import { AppError } from "@/lib/platform/errors";
import type { ColumnSpec } from "@/lib/platform/files/source-row";

/**
 * The columns of a format under the names a file gives them. `mapping` is our name → theirs, empty for a column that is not
 * to be read; without an entry the column is looked for under its own names. Throws AppError for a name of ours that does
 * not exist.
 */
export function mapColumns(
  specs: readonly ColumnSpec[],
  mapping: Readonly<Record<string, string>>,
): ColumnSpec[] {
  const ours = specs.map(({ names }) => names[0] ?? "");
  const unknown = Object.keys(mapping).find((name) => !ours.includes(name));
  if (unknown !== undefined) {
    throw new AppError("invalid", `There is no column "${unknown}" to map. Columns: ${ours.join(", ")}.`);
  }
  return specs.map((spec) => {
    const theirs = mapping[spec.names[0] ?? ""];
    if (theirs === "") return { ...spec, absent: true };
    // A column somebody names is one they rely on.
    return theirs === undefined ? spec : { names: [theirs], required: true };
  });
}

/** What to do about a column that was not found, for people who can name it. */
export function mapHint(specs: readonly ColumnSpec[]): string {
  const ours = specs.map(({ names }) => names[0] ?? "").join(", ");
  return `Name the columns with --map ours=theirs (ours are ${ours}), or the mark between cells with --delimiter.`;
}
