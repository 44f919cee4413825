import { column, type ColumnSpec, optionalColumn, type SourceRow } from "@/lib/platform/files/source-row";
import { cleanCode } from "@/lib/platform/clean-words";

/** Places of the columns below. */
export const AT = {
  sku: 0,
  name: 1,
  price: 2,
  description: 3,
  brand: 4,
  category: 5,
  compareAt: 6,
  currency: 7,
  stock: 8,
  image: 9,
  status: 10,
  createdAt: 11,
  gallery: 12,
  cost: 13,
  tags: 14,
  options: 15,
  variants: 16,
  attributes: 17,
} as const;

export const COLUMNS: readonly ColumnSpec[] = [
  column("sku", "code", "id", "product_id"),
  optionalColumn("name", "title", "product_name"),
  optionalColumn("price", "unit_price"),
  optionalColumn("description"),
  optionalColumn("brand"),
  optionalColumn("category", "category_path"),
  optionalColumn("compareAt", "list_price", "old_price"),
  optionalColumn("currency"),
  optionalColumn("stock", "quantity"),
  optionalColumn("image", "image_url", "images"),
  optionalColumn("status"),
  optionalColumn("createdAt", "created_at"),
  optionalColumn("gallery", "additional_images", "additional_image_link"),
  optionalColumn("cost", "cost_price"),
  optionalColumn("tags"),
  optionalColumn("options", "option_names"),
  optionalColumn("variants"),
  optionalColumn("attributes"),
];

/** The code of a row as it is compared, empty when it has none. */
export const skuOf = (row: SourceRow): string => cleanCode(row.values[AT.sku] ?? "");
