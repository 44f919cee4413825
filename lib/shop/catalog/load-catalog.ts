import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { CatalogIndex } from "./catalog-index";
import type { CatalogCategory, CatalogProduct } from "./catalog-product";
import { PRODUCT_COLUMNS, type ProductRow, toCatalogProduct } from "./product-row";

export const CATEGORIES_SQL = `select id, slug, name, path, depth, position, parent_id as "parentId"
  from categories order by position, id`;

/** The whole catalog as it is now. */
export async function loadCatalog(): Promise<CatalogIndex> {
  const pool = getPool("report");
  const categories = await pool.query<CatalogCategory>(CATEGORIES_SQL);
  const products = await pool.query<ProductRow>(
    `select ${PRODUCT_COLUMNS} from products p where p.status = 'active' order by p.id`,
  );
  return new CatalogIndex(categories.rows, products.rows.map(toCatalogProduct));
}

/** Those of these products that are active, as they are now. */
export async function loadProducts(ids: number[]): Promise<CatalogProduct[]> {
  const { rows } = await getPool("report").query<ProductRow>(
    `select ${PRODUCT_COLUMNS} from products p where p.id = any($1) and p.status = 'active'`,
    [ids],
  );
  return rows.map(toCatalogProduct);
}
