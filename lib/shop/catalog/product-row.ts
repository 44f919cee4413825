import { LRUCache } from "lru-cache";
import { readAttributeValues } from "./attribute-values";
import { isColourOption } from "./option-kind";
import type { CatalogProduct, CatalogVariant } from "./catalog-product";

const VARIANTS = `case when cardinality(p.option_names) > 0 then (
  select json_agg(json_build_object('sku', f.sku, 'values', f.option_values, 'price', f.price_amount, 'stock', f.stock)
           order by f.position, f.id)
    from product_variants f where f.product_id = p.id and f.status = 'active') end`;

/** Of a product with variants the lowest margin; null as soon as one cost is not known. */
const MARGIN = `case when cardinality(p.option_names) > 0 then (
  select case when bool_and(coalesce(f.cost_amount, p.cost_amount) is not null)
              then min(1 - coalesce(f.cost_amount, p.cost_amount) / nullif(f.price_amount, 0)::float8) end
    from product_variants f where f.product_id = p.id and f.status = 'active')
  else 1 - p.cost_amount / nullif(p.price_amount, 0)::float8 end`;

/** What `toCatalogProduct` needs of a product, in a statement that calls the table `p`. */
export const PRODUCT_COLUMNS = `p.id, p.sku, p.handle, p.slug, p.name, p.brand, p.category_id, product_colour(p.attributes) as colour, p.price_amount,
  p.compare_at_amount, p.currency, p.image, p.stock, (extract(epoch from p.created_at) * 1000)::float8 as created_ms,
  p.option_names, ${VARIANTS} as forms, p.attributes, ${MARGIN} as margin`;

export interface ProductRow {
  id: number;
  sku: string;
  handle: string | null;
  slug: string;
  name: string;
  brand: string;
  category_id: number;
  colour: string;
  price_amount: number;
  compare_at_amount: number | null;
  currency: string;
  image: string;
  stock: number;
  created_ms: number;
  option_names: string[];
  /** Null: none. */
  forms: CatalogVariant[] | null;
  /** As imported. */
  attributes: unknown;
  margin: number | null;
}

/** Products of a shop have few sets of names, and share them. */
const names = new LRUCache<string, readonly string[]>({ max: 1_000 });

function shareNames(given: readonly string[]): readonly string[] {
  const key = given.join("\n");
  const known = names.get(key);
  if (known === undefined) names.set(key, given);
  return known ?? given;
}

/** Shared by all products that have none. */
const NONE: readonly CatalogVariant[] = [];

/** The colours a product comes in, as one text: `Red, Navy`. */
function coloursOf(names: readonly string[], variants: readonly CatalogVariant[]): string {
  const option = names.findIndex(isColourOption);
  if (option < 0) return "";
  return [...new Set(variants.map(({ values }) => values[option] ?? ""))].filter(Boolean).join(", ");
}

/** The one reading of a product's row. */
export function toCatalogProduct(row: ProductRow): CatalogProduct {
  const { id, sku, slug, name, brand, currency, image, stock } = row;
  const variants = row.forms ?? NONE;
  return {
    id,
    sku,
    ...(row.handle === null ? {} : { handle: row.handle }),
    slug,
    name,
    brand,
    categoryId: row.category_id,
    colour: row.colour || coloursOf(row.option_names, variants),
    price: { amount: row.price_amount, currency },
    compareAt: row.compare_at_amount === null ? null : { amount: row.compare_at_amount, currency },
    image,
    stock,
    variants,
    optionNames: row.forms === null ? undefined : shareNames(row.option_names),
    createdAt: row.created_ms,
    attributes: readAttributeValues(row.attributes),
    margin: row.margin ?? undefined,
  };
}
