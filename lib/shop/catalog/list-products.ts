import "server-only";
import { getPool } from "@/lib/platform/db/client";
import type { Listing, Sort } from "./listing";
import { orFromMemory } from "./from-memory";
import { listInMemory } from "./list-in-memory";
import { toProductCard } from "./product-card";
import { PAGE_SIZE, type ProductListing } from "./product-listing";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "./product-row";

/** The category's subtree by path prefix. As an array, it is looked up once and then used with the index on category. */
const SUBTREE = `p.status = 'active' and p.category_id = any(array(
  select id from categories where path = $1 or starts_with(path, $1 || '/')))`;

/** Of a product with variants one of them has to fit, in price and stock together (`isOffered` for what is in memory). */
const CONDITIONS = {
  brand: "(cardinality($2::text[]) = 0 or p.brand = any($2))",
  price: `(case when ($3::int is null and $4::int is null) then true
      when cardinality(p.option_names) = 0 then p.price_amount between coalesce($3, 0) and coalesce($4, 2147483647)
      else exists (
        select from product_variants v where v.product_id = p.id and v.status = 'active'
           and v.price_amount between coalesce($3, 0) and coalesce($4, 2147483647) and (not $5::boolean or v.stock > 0))
      end)`,
  stock: "(not $5::boolean or p.stock > 0)",
};

const HIGHEST_PRICE = `case when cardinality(p.option_names) = 0 then p.price_amount else greatest(p.price_amount, (
      select max(v.price_amount) from product_variants v where v.product_id = p.id and v.status = 'active')) end`;

const ORDERS: Record<Sort, string> = {
  // What can be had first, and the brands in turn, so that one large delivery does not fill the first page.
  featured:
    "(p.stock > 0) desc, row_number() over (partition by p.stock > 0, p.brand order by p.created_at desc, p.id), p.id",
  newest: "p.created_at desc, p.id desc",
  "price-asc": "p.price_amount, p.id",
  "price-desc": "p.price_amount desc, p.id",
  name: "lower(p.name), p.id",
};

// A facet counts what would be there if only its own choice were taken away.
export const FACETS_SQL = `
  with found as (
    select p.brand, p.price_amount, ${HIGHEST_PRICE} as highest, ${CONDITIONS.brand} as by_brand, ${CONDITIONS.price} as by_price,
           ${CONDITIONS.stock} as by_stock
      from products p where ${SUBTREE})
  select brand, grouping(brand) = 1 as overall,
         count(*) filter (where by_price and by_stock)::int as count,
         count(*) filter (where by_brand and by_price and by_stock)::int as total,
         min(price_amount) as min, max(highest) as max
    from found group by grouping sets ((brand), ()) order by brand`;

export const rowsSql = (sort: Sort) => `
  select ${PRODUCT_COLUMNS}
    from products p
   where ${SUBTREE} and ${CONDITIONS.brand} and ${CONDITIONS.price} and ${CONDITIONS.stock}
   order by ${ORDERS[sort]} limit $6 offset $7`;

interface FacetRow {
  brand: string | null;
  overall: boolean;
  count: number;
  total: number;
  min: number | null;
  max: number | null;
}

/**
 * The active products of a category and everything below it; from memory while the database is away. Prices are compared in
 * the category's currency.
 */
export async function listProducts(categoryPath: string, listing: Listing): Promise<ProductListing> {
  return orFromMemory(
    () => readListing(categoryPath, listing),
    (catalog) => listInMemory(categoryPath, listing, catalog),
  );
}

async function readListing(categoryPath: string, listing: Listing): Promise<ProductListing> {
  const { brands, minPrice, maxPrice, inStock, sort } = listing;
  const conditions = [categoryPath, brands, minPrice, maxPrice, inStock];
  const facets = await getPool().query<FacetRow>(FACETS_SQL, conditions);
  const overall = facets.rows.find((row) => row.overall);
  const total = overall?.total ?? 0;
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(listing.page, pageCount);
  const { rows } =
    total === 0
      ? { rows: [] }
      : await getPool().query<ProductRow>(rowsSql(sort), [...conditions, PAGE_SIZE, (page - 1) * PAGE_SIZE]);
  const named = facets.rows.flatMap(({ brand, overall, count }) =>
    !overall && brand && (count > 0 || brands.includes(brand)) ? [{ name: brand, count }] : [],
  );
  const { min = null, max = null } = overall ?? {};
  const priceRange = min === null || max === null ? null : { min, max };
  const products = rows.map((row) => toProductCard(toCatalogProduct(row)));
  return {
    products,
    facets: { brands: named, priceRange, colours: [], categories: [] },
    total,
    page,
    pageCount,
  };
}
