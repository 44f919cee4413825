/** One row of a file, its values in the order of the columns the format asked for. */
export interface SourceRow {
  /** Line of the file the row starts in, from 1. */
  readonly line: number;
  /** Trimmed; empty for a column that is missing or empty. */
  readonly values: readonly string[];
  /** The row as the file has it, for the rejects file. */
  readonly raw: readonly string[];
  /** Why the row cannot be read at all, or null. */
  readonly problem: string | null;
  /** What was put right to read it: a sentence without its full stop. */
  readonly repair?: string | null;
  /** Whether the row does not even have the column, where rows differ in theirs (JSON). */
  lacks?(place: number): boolean;
  /** The values of a column that holds a list, where the file has lists (JSON); null where it does not. */
  list?(place: number): readonly string[] | null;
  /** What a column holds where the file has more than text (JSON). */
  json?(place: number): unknown;
}

/** A column of a format and the names it goes by; the first is the documented one. */
export interface ColumnSpec {
  readonly names: readonly string[];
  readonly required: boolean;
  /** Whatever the file has, this column is not read from it. */
  readonly absent?: boolean;
}

/** Hears how many unpacked bytes have been read so far. */
export type OnBytes = (bytes: number) => void;

/** A file as rows. Every call of `rows` reads it anew from the start. */
export interface Table {
  readonly file: string;
  /** Names as the file has them. */
  readonly header: readonly string[];
  /** Columns nobody asked for. */
  readonly ignored: readonly string[];
  /** Whether the file has the column at that place among those the format asked for. */
  has(place: number): boolean;
  /** Rows in groups, in order. */
  rows(onBytes?: OnBytes): AsyncIterable<SourceRow[]>;
}

/** A required column. */
export function column(...names: string[]): ColumnSpec {
  return { names, required: true };
}

/** A column that may be missing. */
export function optionalColumn(...names: string[]): ColumnSpec {
  return { names, required: false };
}
