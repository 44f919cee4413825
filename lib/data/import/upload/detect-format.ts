import { SHOP_COLUMNS } from "@/lib/data/formats/interactions";
import { findColumns } from "@/lib/platform/files/match-columns";
import type { ColumnSpec } from "@/lib/platform/files/source-row";
import { COLUMNS as CATALOG } from "../generic/catalog-columns";
import { COLUMNS as SHOPIFY } from "../shopify/columns";
import { COLUMNS as WOOCOMMERCE } from "../woocommerce/columns";
import type { UploadedFormat } from "./reading";

/** The columns each format knows, those that tell it apart first. */
export const COLUMNS_OF: Readonly<Record<UploadedFormat, readonly ColumnSpec[]>> = {
  shopify: SHOPIFY,
  woocommerce: WOOCOMMERCE,
  interactions: SHOP_COLUMNS,
  catalog: CATALOG,
};

/** So many columns of an export are there, or it is a table of one's own that happens to have some of them. */
const LEAST_SHARE = 0.25;

/** The format a file most likely has, by the names of its columns. A catalog when nothing else fits. */
export function detectFormat(header: readonly string[]): UploadedFormat {
  for (const format of ["shopify", "woocommerce", "interactions"] as const) {
    const specs = COLUMNS_OF[format];
    const { missing, positions } = findColumns(header, specs);
    const share = positions.filter((at) => at >= 0).length / specs.length;
    if (missing.length === 0 && share >= LEAST_SHARE) return format;
  }
  return "catalog";
}

/** A column of ours and what it is read from. */
export interface MappedColumn {
  /** Our name. */
  ours: string;
  /** Theirs; null: the file has none, or it is not read. */
  theirs: string | null;
  required: boolean;
}

/** From which column of the file each of ours is read. `columns` is what somebody has said: ours → theirs, empty for none. */
export function describeColumns(
  format: UploadedFormat,
  header: readonly string[],
  columns: Readonly<Record<string, string>>,
): MappedColumn[] {
  const specs = COLUMNS_OF[format];
  const { positions } = findColumns(header, specs);
  return specs.map(({ names, required }, i) => {
    const ours = names[0] ?? "";
    const told = columns[ours];
    const found = header[positions[i] ?? -1] ?? null;
    return { ours, theirs: told === undefined ? found : told === "" ? null : told, required };
  });
}
