import { column, type ColumnSpec, optionalColumn } from "@/lib/platform/files/source-row";

/** The attributes of Google's product data that a shop has a use for, under their own names. */
export const SPECS = {
  id: column("id"),
  title: optionalColumn("title"),
  description: optionalColumn("description", "summary", "content"),
  link: optionalColumn("link"),
  image: optionalColumn("image_link"),
  gallery: optionalColumn("additional_image_link"),
  availability: optionalColumn("availability"),
  quantity: optionalColumn("quantity", "sell_on_google_quantity", "inventory"),
  price: column("price"),
  salePrice: optionalColumn("sale_price"),
  saleDates: optionalColumn("sale_price_effective_date"),
  cost: optionalColumn("cost_of_goods_sold"),
  expires: optionalColumn("expiration_date"),
  brand: optionalColumn("brand"),
  gtin: optionalColumn("gtin", "ean", "upc"),
  mpn: optionalColumn("mpn"),
  productType: optionalColumn("product_type"),
  googleCategory: optionalColumn("google_product_category"),
  group: optionalColumn("item_group_id"),
  color: optionalColumn("color"),
  size: optionalColumn("size"),
  material: optionalColumn("material"),
  pattern: optionalColumn("pattern"),
  ageGroup: optionalColumn("age_group"),
  gender: optionalColumn("gender"),
  condition: optionalColumn("condition"),
  details: optionalColumn("product_detail"),
  highlights: optionalColumn("product_highlight"),
  label0: optionalColumn("custom_label_0"),
  label1: optionalColumn("custom_label_1"),
  label2: optionalColumn("custom_label_2"),
  label3: optionalColumn("custom_label_3"),
  label4: optionalColumn("custom_label_4"),
} satisfies Record<string, ColumnSpec>;

export type Field = keyof typeof SPECS;

const FIELDS = Object.keys(SPECS) as Field[];
export const COLUMNS: readonly ColumnSpec[] = FIELDS.map((field) => SPECS[field]);

/** Where a column stands among those asked for. */
export const AT = Object.fromEntries(FIELDS.map((field, place) => [field, place])) as Record<Field, number>;

/** What the items of a group may differ in, and what a shopper reads of it. */
export const OPTIONS: readonly (readonly [place: number, name: string])[] = [
  [AT.color, "Colour"],
  [AT.size, "Size"],
  [AT.material, "Material"],
  [AT.pattern, "Pattern"],
  [AT.ageGroup, "Age group"],
  [AT.gender, "Gender"],
];

/** What becomes an attribute of the product, and its name. */
export const ATTRIBUTES: readonly (readonly [place: number, name: string])[] = [
  [AT.color, "color"],
  [AT.size, "size"],
  [AT.material, "material"],
  [AT.pattern, "pattern"],
  [AT.ageGroup, "age_group"],
  [AT.gender, "gender"],
  [AT.condition, "condition"],
  [AT.gtin, "gtin"],
  [AT.mpn, "mpn"],
  [AT.link, "link"],
  [AT.label0, "custom_label_0"],
  [AT.label1, "custom_label_1"],
  [AT.label2, "custom_label_2"],
  [AT.label3, "custom_label_3"],
  [AT.label4, "custom_label_4"],
];
