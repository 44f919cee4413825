import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { listProducts } from "./list-products";
import { EVERYTHING, type Listing } from "./listing";
import { closeLiveCatalog } from "./live-catalog";
import { PAGE_SIZE } from "./product-listing";
import { addCategory, addProducts, addVariants } from "./testing/add-products";
import { fillCatalog } from "./testing/fill-catalog";

const database = withTestDatabase();

/** Twelve chairs that differ in what they are made of, and two shirts that differ in themselves. */
async function fillChairs(): Promise<void> {
  const { id: categoryId } = await addCategory(database.pool(), { slug: "chairs" });
  await addProducts(
    database.pool(),
    Array.from({ length: 12 }, (_, i) => ({
      sku: `CHAIR-${i}`,
      name: `Chair ${i}`,
      brand: i % 4 === 0 ? "Ash" : "Elm",
      categoryId,
      price: 100 * (i + 1),
      stock: i % 5,
      attributes: {
        Material: ["Oak", "Steel", "Cane"][i % 3],
        seatHeight: ["8 cm", "120 cm", "40 cm"][Math.floor(i / 4)],
        folds: i % 2 === 0,
        colour: ["Navy", "Sky Blue", "Charcoal", "Poppy Red"][i % 4],
        code: `C${i}`,
        story: `A chair with a story of its own, the ${i}th of that kind, as long as can be.`,
      },
    })),
  );
  const shirts = await addProducts(database.pool(), [
    { sku: "SHIRT", name: "Shirt", brand: "Shirts", categoryId, price: 600 },
    { sku: "VEST", name: "Vest", brand: "Shirts", categoryId, price: 300 },
  ]);
  const [shirt = 0, vest = 0] = shirts;
  await addVariants(
    database.pool(),
    shirt,
    ["Size", "Colour"],
    [
      { sku: "SHIRT-M", values: ["M", "Red"], price: 600, stock: 0 },
      { sku: "SHIRT-L", values: ["L", "Blue"], price: 700, stock: 2 },
    ],
  );
  await addVariants(
    database.pool(),
    vest,
    ["Size"],
    [
      { sku: "VEST-S", values: ["S"], price: 300, stock: 2 },
      { sku: "VEST-M", values: ["M"], price: 300, stock: 2 },
      { sku: "VEST-L", values: ["L"], price: 300, stock: 2 },
    ],
  );
}

beforeAll(async () => {
  await fillCatalog(database.pool(), { roots: 3, products: 180 });
  // A category whose path begins with another's name, not with its path.
  const { id: categoryId } = await addCategory(database.pool(), { slug: "root-00" });
  await addProducts(database.pool(), [{ sku: "OTHER", name: "Other", brand: "Other", categoryId, price: 1 }]);
  await fillChairs();
  await database.pool().query("update products set stock = 0 where sku in ('SKU-1', 'SKU-6', 'SKU-7')");
  await database.pool().query("update products set status = 'hidden' where sku = 'SKU-12'");
});

afterAll(() => closeLiveCatalog());

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
      facets: { brands: [], priceRange: null, colours: [], attributes: [], categories: [], inStock: 0 },
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
    expect((await skus("root-0", { sort: "name" })).slice(0, 2)).toEqual(["SKU-1", "SKU-6"]);
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
    // Of this brand, whatever price is asked for.
    expect(facets.priceRange).toEqual({ min: 2_400, max: 15_700 });
  });

  it("keeps a chosen brand in sight when nothing of it is left", async () => {
    const none = await listProducts("root-0", { ...EVERYTHING, brands: ["Brand 3"], maxPrice: 0 });
    expect(none.total).toBe(0);
    expect(none.facets.brands).toEqual([{ name: "Brand 3", count: 0 }]);
  });
});

describe("what a category can be narrowed by", () => {
  const list = (listing: Partial<Listing>) => listProducts("chairs", { ...EVERYTHING, ...listing });
  const valuesOf = async (key: string, listing: Partial<Listing> = {}) => {
    const { attributes = [] } = (await list(listing)).facets;
    return attributes.find((facet) => facet.key === key)?.values.map(({ name, count }) => `${name} ${count}`);
  };

  it("is what many of its products have and few values tell apart", async () => {
    const { facets } = await list({});
    expect(facets.attributes?.map(({ key, label }) => [key, label])).toEqual([
      ["size", "Size"],
      ["material", "Material"],
      ["folds", "Folds"],
      ["seat_height", "Seat height"],
    ]);
    expect(facets.colours.map(({ name }) => name)).toEqual(["Blue", "Grey", "Red"]);
  });

  it("shows sizes by how large they are and measures as numbers, with how many there are", async () => {
    expect(await valuesOf("size")).toEqual(["S 1", "M 2", "L 2"]);
    expect(await valuesOf("seat_height")).toEqual(["8 cm 4", "40 cm 4", "120 cm 4"]);
    expect(await valuesOf("folds")).toEqual(["No 6", "Yes 6"]);
  });

  it("counts for each value what choosing it would show, whatever else is chosen", async () => {
    const chosen: Partial<Listing>[] = [
      {},
      { colours: ["Blue"], attributes: { material: ["Oak"] } },
      { brands: ["Ash"], attributes: { material: ["Oak", "Steel"], seat_height: ["8 cm"] } },
      { inStock: true, maxPrice: 700, attributes: { size: ["M"] } },
      { minPrice: 500, attributes: { folds: ["Yes"], size: ["L"] }, colours: ["Red", "Grey"] },
    ];
    for (const listing of chosen) {
      const { facets } = await list(listing);
      const totalOf = async (own: Partial<Listing>) => (await list({ ...listing, ...own })).total;
      for (const { name, count } of facets.brands)
        expect(count, name).toBe(await totalOf({ brands: [name] }));
      for (const { name, count } of facets.colours)
        expect(count, name).toBe(await totalOf({ colours: [name] }));
      for (const { key, values } of facets.attributes ?? []) {
        for (const { name, count } of values) {
          const attributes = { ...listing.attributes, [key]: [name] };
          expect(count, `${key} ${name}`).toBe(await totalOf({ attributes }));
        }
      }
      expect(facets.inStock).toBe(await totalOf({ inStock: true }));
    }
  });

  it("asks all of one and the same variant", async () => {
    const total = async (listing: Partial<Listing>) => (await list(listing)).total;
    // The shirt comes in red M and in blue L: not in red L.
    expect(await total({ attributes: { size: ["L"] }, colours: ["Red"] })).toBe(0);
    expect(await total({ attributes: { size: ["M"] }, colours: ["Red"] })).toBe(1);
    // Its M costs 600 and is sold out.
    expect(await total({ attributes: { size: ["M"] }, colours: ["Red"], inStock: true })).toBe(0);
    expect(await total({ attributes: { size: ["L"] }, colours: ["Blue"], maxPrice: 600 })).toBe(0);
  });

  it("has nothing for what nobody has, and says what was asked for", async () => {
    const unknown = { constructor: ["x"], flavour: ["Salt"] };
    const { total, products, facets } = await list({ attributes: unknown });
    expect([total, products]).toEqual([0, []]);
    for (const key of Object.keys(unknown)) {
      const facet = facets.attributes?.find((known) => known.key === key);
      expect(facet?.values).toEqual([{ name: key === "flavour" ? "Salt" : "x", count: 0 }]);
    }
  });
});
