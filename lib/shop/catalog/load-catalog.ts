import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { CatalogIndex } from "./catalog-index";
import type { CatalogCategory, CatalogProduct } from "./catalog-product";

const COLUMNS = `id, sku, slug, name, brand, category_id, price_amount, compare_at_amount, currency, image, stock,
  (extract(epoch from created_at) * 1000)::float8 as created_ms`;

interface ProductRow {
  id: number;
  sku: string;
  slug: string;
  name: string;
  brand: string;
  category_id: number;
  price_amount: number;
  compare_at_amount: number | null;
  currency: string;
  image: string;
  stock: number;
  created_ms: number;
}

function toProduct(row: ProductRow): CatalogProduct {
  const { id, sku, slug, name, brand, currency, image, stock } = row;
  const compareAt = row.compare_at_amount === null ? null : { amount: row.compare_at_amount, currency };
  const price = { amount: row.price_amount, currency };
  const categoryId = row.category_id;
  return {
    id,
    sku,
    slug,
    name,
    brand,
    categoryId,
    price,
    compareAt,
    image,
    stock,
    createdAt: row.created_ms,
  };
}

/** The whole catalogue as it is now. */
export async function loadCatalog(): Promise<CatalogIndex> {
  const pool = getPool();
  const categories = await pool.query<CatalogCategory>(
    `select id, slug, name, path, depth, position, parent_id as "parentId" from categories order by position, id`,
  );
  const products = await pool.query<ProductRow>(
    `select ${COLUMNS} from products where status = 'active' order by id`,
  );
  return new CatalogIndex(categories.rows, products.rows.map(toProduct));
}

/** The active ones among these products, as they are now. */
export async function loadProducts(ids: number[]): Promise<CatalogProduct[]> {
  const { rows } = await getPool().query<ProductRow>(
    `select ${COLUMNS} from products where id = any($1) and status = 'active'`,
    [ids],
  );
  return rows.map(toProduct);
}
