import type pg from "pg";
import { addCategory, addProducts, type TestCategory } from "./add-products";

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
    const parent = await addCategory(pool, { slug: `root-${r}` });
    for (const side of ["a", "b"])
      categories.push(await addCategory(pool, { slug: `leaf-${r}${side}`, parent }));
  }
  const productIds = await addProducts(
    pool,
    Array.from({ length: products }, (_, place) => {
      const i = place + 1;
      return {
        sku: `SKU-${i}`,
        slug: `product-${i}`,
        name: `Product ${i}`,
        brand: `Brand ${i % 7}`,
        categoryId: categories[i % categories.length]?.id ?? 0,
        price: 100 * i,
        image: `/pictures/${i}`,
        ageDays: 100 + i,
      };
    }),
  );
  return { categories, productIds };
}
