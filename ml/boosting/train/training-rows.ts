import type { Table } from "../data/table";
import type { LabelledRows } from "./labelled-rows";

/** What a forest learns from. */
export interface TrainingRows extends LabelledRows {
  readonly table: Table;
}
