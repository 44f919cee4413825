import { column, type ColumnSpec, optionalColumn } from "@/lib/platform/files/source-row";

const ATTRIBUTES = 10;

/** The columns of a WooCommerce product export. */
export const SPECS = {
  id: optionalColumn("ID"),
  type: optionalColumn("Type"),
  sku: optionalColumn("SKU"),
  name: column("Name"),
  published: optionalColumn("Published"),
  visibility: optionalColumn("Visibility in catalog", "Catalog visibility"),
  shortDescription: optionalColumn("Short description"),
  description: optionalColumn("Description"),
  inStock: optionalColumn("In stock?", "In stock"),
  stock: optionalColumn("Stock"),
  price: column("Regular price"),
  salePrice: optionalColumn("Sale price"),
  saleStarts: optionalColumn("Date sale price starts"),
  saleEnds: optionalColumn("Date sale price ends"),
  cost: optionalColumn("Cost of goods", "Meta: _wc_cog_cost", "Cost"),
  categories: optionalColumn("Categories"),
  tags: optionalColumn("Tags"),
  brands: optionalColumn("Brands", "Brand"),
  images: optionalColumn("Images"),
  parent: optionalColumn("Parent"),
} satisfies Record<string, ColumnSpec>;

export type Field = keyof typeof SPECS;

const FIELDS = Object.keys(SPECS) as Field[];
const numbers = Array.from({ length: ATTRIBUTES }, (_, i) => i + 1);

export const COLUMNS: readonly ColumnSpec[] = [
  ...FIELDS.map((field): ColumnSpec => SPECS[field]),
  ...numbers.flatMap((n) => [
    optionalColumn(`Attribute ${n} name`),
    optionalColumn(`Attribute ${n} value(s)`, `Attribute ${n} value`),
  ]),
];

/** Where a column stands among those asked for. */
export const AT = Object.fromEntries(FIELDS.map((field, place) => [field, place])) as Record<Field, number>;

/** Names and values of the attributes, in order. */
export const ATTRIBUTE_PLACES: readonly (readonly [name: number, value: number])[] = numbers.map(
  (_, i) => [FIELDS.length + 2 * i, FIELDS.length + 2 * i + 1] as const,
);
