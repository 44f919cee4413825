import type pg from "pg";

export interface TestCategory {
  id: number;
  slug: string;
  path: string;
}

interface NewCategory {
  slug: string;
  name?: string;
  parent?: TestCategory | null;
  /** The slug below the parent's path, when it is to be another. */
  path?: string;
}

/** A category of a test shop. */
export async function addCategory(
  pool: pg.Pool,
  { slug, name = `Category ${slug}`, parent = null, path }: NewCategory,
): Promise<TestCategory> {
  const { rows } = await pool.query<TestCategory>(
    `insert into categories (slug, name, path, depth, parent_id) values ($1, $2, $3, $4, $5)
     returning id, slug, path`,
    [
      slug,
      name,
      path ?? (parent ? `${parent.path}/${slug}` : slug),
      parent || path?.includes("/") ? 1 : 0,
      parent?.id ?? null,
    ],
  );
  const category = rows[0];
  if (!category) throw new Error("The database returned no category.");
  return category;
}

export interface NewProduct {
  sku: string;
  categoryId: number;
  slug?: string;
  name?: string;
  description?: string;
  brand?: string;
  /** Pence. */
  price?: number;
  stock?: number;
  status?: "active" | "hidden";
  image?: string;
  attributes?: Record<string, unknown>;
  /** How long it has been in the shop. */
  ageDays?: number;
}

/** Products of a test shop, on sale and in stock unless said otherwise; answers their numbers in the same order. */
export async function addProducts(pool: pg.Pool, products: readonly NewProduct[]): Promise<number[]> {
  const rows = products.map(({ sku, slug = sku.toLowerCase(), name = `Product ${sku}`, ...rest }, place) => ({
    place,
    sku,
    slug,
    name,
    category: rest.categoryId,
    description: rest.description ?? "",
    brand: rest.brand ?? "",
    price: rest.price ?? 100,
    stock: rest.stock ?? 10,
    status: rest.status ?? "active",
    image: rest.image ?? "/p.svg",
    attributes: rest.attributes ?? {},
    age: rest.ageDays ?? 0,
  }));
  const inserted = await pool.query<{ id: number }>(
    `insert into products (sku, slug, name, description, brand, category_id, price_amount, currency, stock, status, image,
       attributes, created_at)
     select sku, slug, name, description, brand, category, price, 'GBP', stock, status::product_status, image,
            attributes, now() - make_interval(days => age)
       from json_to_recordset($1::json)
         as p(sku text, slug text, name text, description text, brand text, category int, price int, stock int, status text,
              image text, attributes jsonb, age int, place int)
      order by place
     returning id`,
    [JSON.stringify(rows)],
  );
  return inserted.rows.map(({ id }) => id);
}

/** `count` products alike but for their number, from 1: `<sku>-1`, `<sku>-2` … */
export function addAlike(pool: pg.Pool, count: number, { sku, ...rest }: NewProduct): Promise<number[]> {
  return addProducts(
    pool,
    Array.from({ length: count }, (_, i) => ({ ...rest, sku: `${sku}-${i + 1}` })),
  );
}

export interface NewVariant {
  sku: string;
  values: readonly string[];
  /** Pence. */
  price?: number;
  stock?: number;
  status?: "active" | "hidden";
}

/** Makes a product of a test shop one with options, as an import does; price and stock follow its variants. */
export async function addVariants(
  pool: pg.Pool,
  productId: number,
  names: readonly string[],
  variants: readonly NewVariant[],
): Promise<void> {
  await pool.query("update products set option_names = $2 where id = $1", [productId, names]);
  for (const [position, { sku, values, price = 100, stock = 10, status = "active" }] of variants.entries()) {
    await pool.query(
      `insert into product_variants (product_id, sku, option_values, position, price_amount, stock, status)
       values ($1, $2, $3, $4, $5, $6, $7::product_status)`,
      [productId, sku, values, position, price, stock, status],
    );
  }
  await pool.query(
    `update products p set price_amount = v.price, stock = v.stock
       from (select min(price_amount) as price, sum(stock)::int as stock from product_variants
              where product_id = $1 and status = 'active') v
      where p.id = $1`,
    [productId],
  );
}
