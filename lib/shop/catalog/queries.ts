import "server-only";
import { cache } from "react";
import { cleanText } from "@/lib/platform/clean-text";
import { getPool } from "@/lib/platform/db/client";
import { toPublicProductId } from "@/lib/platform/ids";
import { type ProductAttribute, readAttributes } from "./attributes";
import type { ProductCard } from "./product-card";

/** A category as pages link to it. */
export interface CategoryLink {
  name: string;
  /** Slugs from the root, joined by "/". */
  path: string;
}

export interface CategoryPage extends CategoryLink {
  /** From the root down to the parent. */
  ancestors: CategoryLink[];
  /** Direct children that have something for sale. */
  children: (CategoryLink & { count: number })[];
  /** What most of its products are priced in. */
  currency: string;
}

export interface ProductPage extends ProductCard {
  description: string;
  attributes: ProductAttribute[];
  /** Pieces at hand. */
  stock: number;
  /** From the root down to the category the product is in. */
  categories: CategoryLink[];
}

/** What something in the shop may be called; PostgreSQL is not asked for anything else. */
const nameSchema = cleanText(500);
const isName = (text: string) => nameSchema.safeParse(text).success;

const PARENTS = `coalesce((
  select json_agg(json_build_object('name', name, 'path', path) order by depth)
    from categories above where starts_with(category.path || '/', above.path || '/')), '[]')`;

/** A category with its way up and down, or null. Asked several times while one page renders, it is read once. */
export const getCategoryPage = cache(async (path: string): Promise<CategoryPage | null> => {
  if (!isName(path)) return null;
  const { rows } = await getPool().query<{
    name: string;
    path: string;
    line: CategoryLink[];
    children: CategoryPage["children"];
    currency: string | null;
  }>(
    `select category.name, category.path, ${PARENTS} as line,
            coalesce((select json_agg(child order by child.position, child.name) from (
              select below.name, below.path, below.position, count(product.id)::int as count
                from categories below
                join categories leaf on starts_with(leaf.path || '/', below.path || '/')
                join products product on product.category_id = leaf.id and product.status = 'active'
               where below.parent_id = category.id group by below.id) child), '[]') as children,
            (select currency from products
              where status = 'active' and category_id in (
                select id from categories leaf where starts_with(leaf.path || '/', category.path || '/'))
              group by currency order by count(*) desc, currency limit 1) as currency
       from categories category where category.path = $1`,
    [path],
  );
  const row = rows[0];
  if (!row) return null;
  const children = row.children.map(({ name, path, count }) => ({ name, path, count }));
  const { name, line, currency } = row;
  return { name, path: row.path, ancestors: line.slice(0, -1), children, currency: currency ?? "GBP" };
});

interface ProductRow {
  id: number;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  description: string;
  attributes: unknown;
  price_amount: number;
  compare_at_amount: number | null;
  currency: string;
  image: string;
  stock: number;
  categories: CategoryLink[];
}

/** Everything a product's page shows, or null when there is no such product for sale. Read once per page. */
export const getProductPage = cache(async (slug: string): Promise<ProductPage | null> => {
  if (!isName(slug)) return null;
  const { rows } = await getPool().query<ProductRow>(
    `select product.id, sku, product.slug, product.name, brand, description, attributes, price_amount,
            compare_at_amount, currency, image, stock, ${PARENTS} as categories
       from products product join categories category on category.id = product.category_id
      where product.slug = $1 and product.status = 'active'`,
    [slug],
  );
  const row = rows[0];
  if (!row) return null;
  const { sku, name, brand, description, currency, image, stock, categories } = row;
  return {
    id: toPublicProductId(row.id),
    sku,
    slug: row.slug,
    name,
    brand,
    description,
    attributes: readAttributes(row.attributes),
    price: { amount: row.price_amount, currency },
    compareAt: row.compare_at_amount === null ? null : { amount: row.compare_at_amount, currency },
    image,
    stock,
    inStock: stock > 0,
    categories,
  };
});

/** Addresses of everything for sale, newest change first, for search engines. */
export async function listAddresses(limit: number): Promise<{
  products: { slug: string; updatedAt: Date }[];
  categories: { path: string }[];
}> {
  const products = await getPool().query<{ slug: string; updatedAt: Date }>(
    `select slug, updated_at as "updatedAt" from products where status = 'active' order by updated_at desc limit $1`,
    [limit],
  );
  const categories = await getPool().query<{ path: string }>("select path from categories order by path");
  return { products: products.rows, categories: categories.rows };
}
