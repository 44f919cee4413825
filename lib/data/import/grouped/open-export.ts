import { mapColumns, mapHint } from "@/lib/data/formats/map-columns";
import { type FileFacts, inspectFile } from "@/lib/platform/files/inspect-file";
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
  /** How the file becomes a table; as CSV or JSON when not given. */
  openItems?(
    facts: FileFacts,
    specs: readonly ColumnSpec[],
    options: { delimiter: string | undefined; hint: string },
  ): Promise<Table>;
}

const openPlain: NonNullable<ExportFormat["openItems"]> = (facts, specs, options) =>
  openTable(facts, specs, { ...options, shortRows: true });

/** Opens another shop's export, whose products are made of several rows each. Throws AppError for a file of another kind. */
export async function openExport(
  path: string,
  options: FormatOptions,
  { columns, assemble, openItems = openPlain }: ExportFormat,
): Promise<OpenedFormat> {
  const facts = await inspectFile(path);
  const specs = mapColumns(columns, options.columns);
  const { delimiter } = options;
  const table = await openItems(facts, specs, { delimiter, hint: mapHint(columns) });
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
