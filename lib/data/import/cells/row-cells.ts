import type { Remark } from "@/lib/data/formats/verdict";
import { findColumns } from "@/lib/platform/files/match-columns";
import type { ColumnSpec, SourceRow, Table } from "@/lib/platform/files/source-row";

/** Why a row as a whole cannot be taken. */
export class Refusal extends Error {}

export function refuseUnless(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new Refusal(reason);
}

const SHOWN = 60;

/** A cell's text as it is shown in a sentence. */
export function quote(text: string): string {
  return `"${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}"`;
}

/** What the columns of a table are called in the file, by their place among those the format asked for. */
export function namesInFile(table: Table, specs: readonly ColumnSpec[]): string[] {
  const { positions } = findColumns(table.header, specs);
  return specs.map(({ names }, i) => table.header[positions[i] ?? -1] ?? names[0] ?? "");
}

/** The cells of a row, and what is to be remarked of them. */
export class RowCells {
  readonly remarks: Remark[] = [];

  constructor(
    private readonly row: SourceRow,
    private readonly names: readonly string[],
  ) {}

  text(place: number): string {
    return this.row.values[place] ?? "";
  }

  /** The items of a list, where the file has lists. */
  list(place: number): readonly string[] | null {
    return this.row.list?.(place) ?? null;
  }

  /** What the cell holds where the file has more than text; undefined where it has not. */
  json(place: number): unknown {
    return this.row.json?.(place);
  }

  /** Whether the row does not even have the column. */
  lacks(place: number): boolean {
    return this.row.lacks?.(place) ?? false;
  }

  nameOf(place: number): string {
    return this.names[place] ?? "";
  }

  /** Notes what was made of a cell: `stock "-2"` and then `what`. A cell may be read twice and is remarked once. */
  remark(place: number, what: string): void {
    const column = this.nameOf(place);
    const remark = `${column} ${quote(this.text(place))} ${what}`;
    if (this.remarks.some((one) => one.remark === remark)) return;
    this.remarks.push({ column, remark, group: `${column} ${what}` });
  }
}
