import type { CatalogProduct } from "./catalog-product";

/** What `toCatalogProduct` needs of a product, in a statement that calls the table `p`. */
export const PRODUCT_COLUMNS = `p.id, p.sku, p.slug, p.name, p.brand, p.category_id, product_colour(p.attributes) as colour, p.price_amount,
  p.compare_at_amount, p.currency, p.image, p.stock, (extract(epoch from p.created_at) * 1000)::float8 as created_ms,
  cardinality(p.option_names) > 0 as has_options, cardinality(p.option_names) > 0 and exists (
    select from product_variants dearer
     where dearer.product_id = p.id and dearer.status = 'active' and dearer.price_amount > p.price_amount) as price_from`;

export interface ProductRow {
  id: number;
  sku: string;
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
  has_options: boolean;
  price_from: boolean;
}

/** The one reading of a product's row. */
export function toCatalogProduct(row: ProductRow): CatalogProduct {
  const { id, sku, slug, name, brand, colour, currency, image, stock } = row;
  return {
    id,
    sku,
    slug,
    name,
    brand,
    categoryId: row.category_id,
    colour,
    price: { amount: row.price_amount, currency },
    compareAt: row.compare_at_amount === null ? null : { amount: row.compare_at_amount, currency },
    image,
    stock,
    hasOptions: row.has_options,
    priceFrom: row.price_from,
    createdAt: row.created_ms,
  };
}
