import "server-only";
import { cache } from "react";
import { cleanText } from "@/lib/platform/clean-text";
import { getDb, getPool } from "@/lib/platform/db/client";
import { toPublicProductId } from "@/lib/platform/ids";
import { readAttributes } from "./attributes";
import { orFromMemory } from "./from-memory";
import type { CategoryLink, CategoryPage } from "./category-page";
import type { ProductPage } from "./product-page";
import { recallCategoryPage, recallOptions, recallProductPage, rememberPage } from "./pages-in-memory";
import { toProductCard } from "./product-card";
import type { ProductOptions, ProductVariant } from "./variants";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "./product-row";

/** What something in the shop may be called; PostgreSQL is not asked for anything else. */
const nameSchema = cleanText(500);
const isName = (text: string) => nameSchema.safeParse(text).success;

const PARENTS = `coalesce((
  select json_agg(json_build_object('name', name, 'path', path) order by depth)
    from categories above where starts_with(category.path || '/', above.path || '/')), '[]')`;

/**
 * A category with its way up and down, or null; from memory while the database is away. Asked several times while one page
 * renders, it is read once.
 */
export const getCategoryPage = cache(async (path: string): Promise<CategoryPage | null> =>
  isName(path)
    ? orFromMemory(
        () => readCategoryPage(path),
        (catalog) => recallCategoryPage(path, catalog),
      )
    : null,
);

async function readCategoryPage(path: string): Promise<CategoryPage | null> {
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
}

interface VariantRow {
  sku: string;
  values: string[];
  price: number;
  compareAt: number | null;
  stock: number;
  image: string;
}

interface ProductPageRow extends ProductRow {
  description: string;
  description_html: string;
  gallery: string[];
  option_names: string[];
  variants: VariantRow[];
  attributes: unknown;
  categories: CategoryLink[];
}

const VARIANTS = `coalesce((
  select json_agg(json_build_object('sku', v.sku, 'values', v.option_values, 'price', v.price_amount,
           'compareAt', v.compare_at_amount, 'stock', v.stock, 'image', v.image) order by v.position, v.id)
    from product_variants v where v.product_id = p.id and v.status = 'active'), '[]')`;

function toVariant({ price, compareAt, ...rest }: VariantRow, currency: string): ProductVariant {
  return {
    ...rest,
    price: { amount: price, currency },
    compareAt: compareAt === null ? null : { amount: compareAt, currency },
  };
}

/**
 * Everything a product's page shows, or null when there is no such product for sale; while the database is away, what memory
 * knows of it. Read once per page.
 */
export const getProductPage = cache(async (slug: string): Promise<ProductPage | null> =>
  isName(slug)
    ? orFromMemory(
        () => readProductPage(slug),
        (catalog) => recallProductPage(slug, catalog),
      )
    : null,
);

async function readProductPage(slug: string): Promise<ProductPage | null> {
  const { rows } = await getPool().query<ProductPageRow>(
    `select ${PRODUCT_COLUMNS}, p.description, p.description_html, p.gallery, p.option_names, p.attributes,
            ${VARIANTS} as variants, ${PARENTS} as categories
       from products p join categories category on category.id = p.category_id
      where p.slug = $1 and p.status = 'active'`,
    [slug],
  );
  const row = rows[0];
  if (!row) return null;
  const { description, gallery, stock, categories, currency } = row;
  return rememberPage({
    ...toProductCard(toCatalogProduct(row)),
    description,
    descriptionHtml: row.description_html,
    gallery,
    options: { names: row.option_names, variants: row.variants.map((one) => toVariant(one, currency)) },
    attributes: readAttributes(row.attributes),
    stock,
    categories,
  });
}

/** What there is to choose of some products, by their public ids; from memory while the database is away. */
export async function getOptions(ids: readonly number[]): Promise<Map<string, ProductOptions>> {
  if (ids.length === 0) return new Map();
  return orFromMemory(
    () => readOptions(ids),
    (catalog) =>
      new Map(recallOptions(ids, catalog).map(([{ id }, options]) => [toPublicProductId(id), options])),
  );
}

async function readOptions(ids: readonly number[]): Promise<Map<string, ProductOptions>> {
  const { rows } = await getPool().query<{
    id: number;
    currency: string;
    option_names: string[];
    variants: VariantRow[];
  }>(
    `select p.id, p.currency, p.option_names, ${VARIANTS} as variants
       from products p where p.id = any($1) and p.status = 'active'`,
    [ids],
  );
  return new Map(
    rows.map(({ id, currency, option_names: names, variants }) => [
      toPublicProductId(id),
      { names, variants: variants.map((one) => toVariant(one, currency)) },
    ]),
  );
}

/** Names of those of these products that are for sale, sold out or not; from memory while the database is away. */
export async function listNames(ids: readonly number[]): Promise<string[]> {
  if (ids.length === 0) return [];
  return orFromMemory(
    () => readNames(ids),
    ({ byId }) => ids.flatMap((id) => byId.get(id)?.name ?? []),
  );
}

async function readNames(ids: readonly number[]): Promise<string[]> {
  const { rows } = await getPool().query<{ name: string }>(
    "select name from products where id = any($1) and status = 'active' order by array_position($1, id)",
    [ids],
  );
  return rows.map(({ name }) => name);
}

export interface Addresses {
  /** When a product changed last is not known while the database is away. */
  products: { slug: string; image: string; updatedAt?: Date }[];
  categories: { path: string }[];
}

/** Addresses of everything for sale, newest change first, for search engines; from memory while the database is away. */
export async function listAddresses(limit: number): Promise<Addresses> {
  return orFromMemory(
    async () => {
      const products = await getDb().product.findMany({
        where: { status: "active" },
        orderBy: { updatedAt: "desc" },
        take: limit,
        select: { slug: true, image: true, updatedAt: true },
      });
      const categories = await getDb().category.findMany({
        orderBy: { path: "asc" },
        select: { path: true },
      });
      return { products, categories };
    },
    ({ newest, categories }) => ({
      products: newest.slice(0, limit).map(({ slug, image }) => ({ slug, image })),
      categories: [...categories.values()].map(({ path }) => ({ path })),
    }),
  );
}

/** Numbers of everything for sale. */
export async function listActiveIds(): Promise<number[]> {
  const { rows } = await getPool("report").query<{ id: number }>(
    "select id from products where status = 'active'",
  );
  return rows.map((row) => row.id);
}
