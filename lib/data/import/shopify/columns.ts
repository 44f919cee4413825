import { column, type ColumnSpec, optionalColumn } from "@/lib/platform/files/source-row";

/** The columns of a Shopify export, under the names of the older and of the newer layout. */
export const SPECS = {
  handle: column("Handle", "URL handle"),
  title: optionalColumn("Title"),
  body: optionalColumn("Body (HTML)", "Body HTML", "Description"),
  vendor: optionalColumn("Vendor"),
  productCategory: optionalColumn("Product Category", "Standard Product Type", "Standardized Product Type"),
  type: optionalColumn("Type", "Custom Product Type"),
  tags: optionalColumn("Tags"),
  published: optionalColumn("Published", "Published on online store"),
  status: optionalColumn("Status"),
  option1Name: optionalColumn("Option1 Name"),
  option1Value: optionalColumn("Option1 Value"),
  option2Name: optionalColumn("Option2 Name"),
  option2Value: optionalColumn("Option2 Value"),
  option3Name: optionalColumn("Option3 Name"),
  option3Value: optionalColumn("Option3 Value"),
  sku: optionalColumn("Variant SKU", "SKU"),
  stock: optionalColumn("Variant Inventory Qty", "Inventory quantity"),
  price: column("Variant Price", "Price"),
  compareAt: optionalColumn("Variant Compare At Price", "Compare-at price"),
  cost: optionalColumn("Cost per item"),
  image: optionalColumn("Image Src", "Product image URL"),
  imagePosition: optionalColumn("Image Position"),
  variantImage: optionalColumn("Variant Image", "Variant image URL"),
} satisfies Record<string, ColumnSpec>;

export type Field = keyof typeof SPECS;

const FIELDS = Object.keys(SPECS) as Field[];
export const COLUMNS: readonly ColumnSpec[] = FIELDS.map((field) => SPECS[field]);

/** Where a column stands among those asked for. */
export const AT = Object.fromEntries(FIELDS.map((field, place) => [field, place])) as Record<Field, number>;

/** Names and values of the three options, in order. */
export const OPTIONS: readonly (readonly [name: number, value: number])[] = [
  [AT.option1Name, AT.option1Value],
  [AT.option2Name, AT.option2Value],
  [AT.option3Name, AT.option3Value],
];
