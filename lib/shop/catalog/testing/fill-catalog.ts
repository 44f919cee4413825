import type pg from "pg";

export interface TestCategory {
  id: number;
  slug: string;
  path: string;
}

/**
 * A small shop for tests: `categories` roots with two children each, products spread evenly over the children.
 * Product i is `SKU-i`, costs `100 · i` pence and belongs to child `i mod children`; all have stock.
 *
 * @returns the child categories and the product numbers, both in order
 */
export async function fillCatalog(
  pool: pg.Pool,
  { roots = 3, products = 60 }: { roots?: number; products?: number } = {},
): Promise<{ categories: TestCategory[]; productIds: number[] }> {
  const categories: TestCategory[] = [];
  for (let r = 0; r < roots; r++) {
    const root = await addCategory(pool, `root-${r}`, null);
    for (const side of ["a", "b"]) categories.push(await addCategory(pool, `leaf-${r}${side}`, root));
  }
  const { rows } = await pool.query<{ id: number }>(
    `insert into products (sku, slug, name, brand, category_id, price_amount, currency, stock, image, created_at)
     select 'SKU-' || i, 'product-' || i, 'Product ' || i, 'Brand ' || i % 7, ($1::int[])[1 + i % $2], 100 * i, 'GBP', 10,
            '/pictures/' || i, now() - make_interval(days => 100 + i)
       from generate_series(1, $3::int) i order by i returning id`,
    [categories.map((category) => category.id), categories.length, products],
  );
  return { categories, productIds: rows.map((row) => row.id) };
}

async function addCategory(pool: pg.Pool, slug: string, parent: TestCategory | null): Promise<TestCategory> {
  const path = parent ? `${parent.path}/${slug}` : slug;
  const { rows } = await pool.query<TestCategory>(
    `insert into categories (slug, name, path, depth, parent_id) values ($1, $2, $3, $4, $5) returning id, slug, path`,
    [slug, `Category ${slug}`, path, parent ? 1 : 0, parent?.id ?? null],
  );
  const category = rows[0];
  if (!category) throw new Error("The database returned no category.");
  return category;
}
