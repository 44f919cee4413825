import { beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { FACETS_SQL, listProducts, rowsSql } from "./list-products";
import type { Listing } from "./listing";
import { PAGE_SIZE } from "./product-listing";
import { addAlike, addCategory, addProducts } from "./testing/add-products";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();
const EVERYTHING: Listing = {
  brands: [],
  minPrice: null,
  maxPrice: null,
  inStock: false,
  sort: "featured",
  page: 1,
  colours: [],
  category: null,
};

beforeAll(async () => {
  await fillCatalog(database.pool(), { roots: 3, products: 180 });
  // A category whose path begins with another's name, not with its path.
  const { id: categoryId } = await addCategory(database.pool(), { slug: "root-00" });
  await addProducts(database.pool(), [{ sku: "OTHER", name: "Other", brand: "Other", categoryId, price: 1 }]);
  await database.pool().query("update products set stock = 0 where sku in ('SKU-1', 'SKU-6', 'SKU-7')");
  await database.pool().query("update products set status = 'hidden' where sku = 'SKU-12'");
});

async function skus(path: string, listing: Partial<Listing>): Promise<string[]> {
  const { products } = await listProducts(path, { ...EVERYTHING, ...listing });
  return products.map(({ sku }) => sku);
}

describe("a listing", () => {
  it("is the subtree and nothing beside it", async () => {
    const listing = await listProducts("root-0", EVERYTHING);
    expect(listing.total).toBe(59);
    expect(listing.pageCount).toBe(3);
    expect(listing.products).toHaveLength(PAGE_SIZE);
    expect((await listProducts("root-0/leaf-0a", EVERYTHING)).total).toBe(29);
    expect(await listProducts("nowhere", EVERYTHING)).toEqual({
      products: [],
      facets: { brands: [], priceRange: null, colours: [], categories: [] },
      total: 0,
      page: 1,
      pageCount: 1,
    });
  });

  it("pages through every product once, in every order", async () => {
    for (const sort of ["featured", "newest", "price-asc", "price-desc", "name"] as const) {
      const seen = new Set<string>();
      for (const page of [1, 2, 3]) for (const sku of await skus("root-0", { sort, page })) seen.add(sku);
      expect(seen.size).toBe(59);
    }
  });

  it("shows the last page when a later one is asked for", async () => {
    const listing = await listProducts("root-0", { ...EVERYTHING, page: 99 });
    expect(listing.page).toBe(3);
    expect(listing.products).toHaveLength(59 - 2 * PAGE_SIZE);
  });

  it("sorts", async () => {
    expect((await skus("root-0", { sort: "price-asc" })).slice(0, 3)).toEqual(["SKU-1", "SKU-6", "SKU-7"]);
    expect((await skus("root-0", { sort: "price-desc" })).slice(0, 2)).toEqual(["SKU-180", "SKU-175"]);
    expect((await skus("root-0", { sort: "newest" })).slice(0, 2)).toEqual(["SKU-1", "SKU-6"]);
    expect((await skus("root-0", { sort: "name" })).slice(0, 2)).toEqual(["SKU-1", "SKU-102"]);
  });

  it("features what can be had, brand after brand", async () => {
    const { products } = await listProducts("root-0", EVERYTHING);
    expect(new Set(products.slice(0, 7).map(({ brand }) => brand)).size).toBe(7);
    const last = await listProducts("root-0", { ...EVERYTHING, page: 3 });
    expect(last.products.slice(-3).every(({ inStock }) => !inStock)).toBe(true);
  });

  it("narrows by brand, price and stock together", async () => {
    const found = await listProducts("root-0", {
      ...EVERYTHING,
      brands: ["Brand 1", "Brand 2"],
      minPrice: 100,
      maxPrice: 5_000,
      inStock: true,
    });
    expect(found.total).toBeGreaterThan(0);
    for (const { brand, price, inStock } of found.products) {
      expect(["Brand 1", "Brand 2"]).toContain(brand);
      expect(price.amount).toBeLessThanOrEqual(5_000);
      expect(inStock).toBe(true);
    }
  });

  it("counts for each brand what choosing it would show", async () => {
    const price = { minPrice: 100, maxPrice: 5_000 };
    const { facets } = await listProducts("root-0", { ...EVERYTHING, ...price, brands: ["Brand 3"] });
    expect(facets.brands).toHaveLength(7);
    for (const { name, count } of facets.brands) {
      const alone = await listProducts("root-0", { ...EVERYTHING, ...price, brands: [name] });
      expect(count, name).toBe(alone.total);
    }
    expect(facets.priceRange).toEqual({ min: 100, max: 18_000 });
  });

  it("keeps a chosen brand in sight when nothing of it is left", async () => {
    const none = await listProducts("root-0", { ...EVERYTHING, brands: ["Brand 3"], maxPrice: 0 });
    expect(none.total).toBe(0);
    expect(none.facets.brands).toEqual([{ name: "Brand 3", count: 0 }]);
  });
});

describe("the plan", () => {
  it("reads a category through the index, not the whole table", async () => {
    for (let i = 1; i <= 100; i++) {
      const { id } = await addCategory(database.pool(), { slug: `pad-${i}`, path: `pad/${i}` });
      await addAlike(database.pool(), 200, {
        sku: `PAD-${id}`,
        name: "Pad",
        brand: "Pad",
        categoryId: id,
        price: 1,
      });
    }
    await database.pool().query("analyze products, categories");
    const conditions = ["root-0/leaf-0a", [], null, null, false];
    for (const [sql, values] of [
      [FACETS_SQL, conditions],
      [rowsSql("price-asc"), [...conditions, PAGE_SIZE, 0]],
    ] as const) {
      const { rows } = await database.pool().query(`explain ${sql}`, [...values]);
      const plan = rows.map((row) => String(row["QUERY PLAN"])).join("\n");
      expect(plan).toContain("products_category_id_status_idx");
      expect(plan).not.toContain("Seq Scan on products");
    }
  });
});
