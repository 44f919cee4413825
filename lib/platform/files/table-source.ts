/** What a column holds. Times are written as ISO 8601 by the query. */
export type ColumnType = "text" | "number" | "integer" | "time" | "flag" | "json";

export interface TableColumn {
  name: string;
  type: ColumnType;
}

/** Rows of the database to be written: a query and the columns it has, in their order. */
export interface TableSource {
  query: string;
  columns: readonly TableColumn[];
}
