import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { inspectFile } from "@/lib/platform/files/inspect-file";
import { openTable } from "@/lib/platform/files/open-table";
import type { ColumnSpec, Table } from "@/lib/platform/files/source-row";
import { namesInFile } from "../cells/row-cells";
import type { FormatOptions, OpenedFormat } from "../contract/import-format";
import type { ShopProducts } from "../contract/shop-products";
import { type Assembled, type GatheredRow, groupedSurvey } from "./grouped-survey";

/** What a format needs to put rows together. */
export interface ExportReading {
  table: Table;
  /** What the file calls the columns. */
  names: readonly string[];
  shop: ShopProducts;
  options: FormatOptions;
}

/** How another shop's export is read. */
export interface ExportFormat {
  columns: readonly ColumnSpec[];
  assemble(rows: readonly GatheredRow[], reading: ExportReading): Assembled;
}

/** Opens another shop's export, whose products are made of several rows each. Throws AppError for a file of another kind. */
export async function openExport(
  path: string,
  options: FormatOptions,
  { columns, assemble }: ExportFormat,
): Promise<OpenedFormat> {
  const facts = await inspectFile(path);
  const specs = mapColumns(columns, options.columns);
  const { delimiter } = options;
  const table = await openTable(facts, specs, { delimiter, hint: mapHint(columns), shortRows: true });
  const names = namesInFile(table, specs);
  return {
    hash: facts.hash,
    bytes: facts.bytes,
    table,
    source: "catalog",
    startSurvey: (shop) =>
      groupedSurvey(
        (rows) => assemble(rows, { table, names, shop, options }),
        ({ sku, handle }) => shop.byHandle.has(handle ?? "") || shop.bySku.has(sku),
      ),
  };
}
