import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { listProducts } from "./list-products";
import { priceRangeOf } from "./catalog-product";
import { closeLiveCatalog, getLiveCatalog } from "./live-catalog";
import { EVERYTHING, type Listing } from "./listing";
import { closeSynonyms } from "./live-synonyms";
import { toProductCard } from "./product-card";
import { findMatchingProducts } from "./search";
import { searchMemory } from "./search-memory";
import { suggest } from "./suggest";
import { addCategory, addProducts, addVariants } from "./testing/add-products";

const database = withTestDatabase();
let [shirt, bag, plain] = [0, 0, 0];

beforeAll(async () => {
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "things", name: "Things" });
  const ids = await addProducts(pool, [
    { sku: "SHIRT", name: "Soft tee", categoryId },
    { sku: "COFFEE", name: "House roast", categoryId },
    { sku: "PLAIN", name: "Linen sheet", categoryId, price: 900 },
  ]);
  [shirt = 0, bag = 0, plain = 0] = ids;
  await addVariants(
    pool,
    shirt,
    ["Size", "Colour"],
    [
      { sku: "TS-100-M-R", values: ["M", "Burgundy"], price: 1200, stock: 0 },
      { sku: "TS-100-XL-B", values: ["XL", "Teal"], price: 2500 },
      { sku: "OLD-77123", values: ["S", "Mauve"], status: "hidden" },
    ],
  );
  await addVariants(
    pool,
    bag,
    ["Weight"],
    [
      { sku: "ROAST500", values: ["500 g"], price: 800 },
      { sku: "ROAST1000", values: ["1 kg"], price: 1500 },
    ],
  );
});
afterAll(() => {
  closeLiveCatalog();
  closeSynonyms();
});

async function idsFor(query: string): Promise<number[]> {
  return (await findMatchingProducts(query)).matches.map(({ productId }) => productId);
}

async function idsInMemory(query: string): Promise<number[]> {
  const { matches } = await searchMemory(query, await getLiveCatalog());
  return matches.map(({ productId }) => productId);
}

describe("a product with variants", () => {
  it.each([
    ["TS-100-XL-B", "shirt"],
    ["ts100xlb", "shirt"],
    ["TS 100 XL", "shirt"],
    ["TS-100", "shirt"],
    ["100-XL-B", "shirt"],
    ["roast500", "bag"],
    ["500", "bag"],
    ["1000", "bag"],
    ["OAST10", "bag"],
    ["tee XL", "shirt"],
    ["burgundy", "shirt"],
    ["red tee", "shirt"],
    ["500 g", "bag"],
    ["500g", "bag"],
    ["house roast 1 kg", "bag"],
  ])("is found by %j", async (query, which) => {
    const expected = [which === "shirt" ? shirt : bag];
    expect(await idsFor(query)).toEqual(expected);
    expect(await idsInMemory(query)).toEqual(expected);
  });

  it.each(["OLD-77123", "mauve"])("is not found by %j, which is not for sale", async (query) => {
    expect(await idsFor(query)).toEqual([]);
    expect(await idsInMemory(query)).toEqual([]);
  });

  it("is suggested by the code that is being typed", async () => {
    expect((await suggest("ts-100-x")).products.map(({ slug }) => slug)).toEqual(["shirt"]);
  });

  it("is of the colours it comes in", async () => {
    expect((await getLiveCatalog()).byId.get(shirt)?.colour).toBe("Burgundy, Teal");
  });

  it("has the present price and stock of its variants in memory", async () => {
    const stockOf = async () => (await getLiveCatalog()).byId.get(shirt)?.variants.map(({ stock }) => stock);
    await database.pool().query("update product_variants set stock = 3 where sku = 'TS-100-M-R'");
    await vi.waitUntil(async () => (await stockOf())?.[0] === 3);
    await database.pool().query("update product_variants set stock = 0 where sku = 'TS-100-M-R'");
    await vi.waitUntil(async () => (await stockOf())?.[0] === 0);
  });

  it("is within a price asked for in words when one variant is", async () => {
    expect(await idsFor("tee over £20")).toEqual([shirt]);
    expect(await idsFor("tee between £13 and £20")).toEqual([]);
    expect(await idsInMemory("tee over £20")).toEqual([shirt]);
    expect(await idsInMemory("tee between £13 and £20")).toEqual([]);
  });

  it("costs from its lowest price to its highest", async () => {
    const catalog = await getLiveCatalog();
    const pricesOf = (id: number) => {
      const product = catalog.byId.get(id);
      const card = product && toProductCard(product);
      return { price: card?.price.amount, from: card?.priceFrom, most: product && priceRangeOf(product).max };
    };
    expect([pricesOf(shirt), pricesOf(plain)]).toEqual([
      { price: 1200, from: true, most: 2500 },
      { price: 900, from: false, most: 900 },
    ]);
  });

  it("is listed by the prices and the stock of its variants", async () => {
    const everything: Listing = { ...EVERYTHING, sort: "name" };
    const list = async (listing: Partial<Listing>) => {
      const { products, facets } = await listProducts("things", { ...everything, ...listing });
      return { skus: products.map(({ sku }) => sku), range: facets.priceRange };
    };
    expect(await list({})).toEqual({ skus: ["COFFEE", "PLAIN", "SHIRT"], range: { min: 800, max: 2500 } });
    expect((await list({ minPrice: 2000 })).skus).toEqual(["SHIRT"]);
    expect((await list({ minPrice: 1100, maxPrice: 1300 })).skus).toEqual(["SHIRT"]);
    // What costs so much is sold out, what is at hand costs more.
    expect((await list({ minPrice: 1100, maxPrice: 1300, inStock: true })).skus).toEqual([]);
    expect((await list({ minPrice: 1300, maxPrice: 2000 })).skus).toEqual(["COFFEE"]);
  });

  it("is found by what a variant is now, and no longer by what it was", async () => {
    const pool = database.pool();
    await pool.query(
      "update product_variants set sku = 'ROAST-250-A', option_values = '{250 g}' where sku = 'ROAST500'",
    );
    expect(await idsFor("roast 250a")).toEqual([bag]);
    const codes = async () => (await getLiveCatalog()).byId.get(bag)?.variants.map(({ sku }) => sku);
    await vi.waitUntil(async () => (await codes())?.includes("ROAST-250-A"));
    // A name is still written like that, but no code.
    expect((await findMatchingProducts("roast500")).reading).toBe("spelling");
    expect(await idsInMemory("500 g")).toEqual([]);

    await pool.query("update product_variants set status = 'hidden' where sku = 'ROAST-250-A'");
    await vi.waitUntil(async () => (await codes())?.length === 1);
    expect([await idsFor("ROAST-250-A"), await idsFor("250 g")]).not.toContainEqual([shirt]);
    expect((await findMatchingProducts("ROAST-250-A")).reading).toBe("part");

    await pool.query(
      "insert into product_variants (product_id, sku, option_values, price_amount) values ($1, 'NEWCODE-9', '{2 kg}', 1)",
      [bag],
    );
    expect(await idsFor("NEWCODE-9")).toEqual([bag]);
    await pool.query("delete from product_variants where sku = 'NEWCODE-9'");
    await vi.waitUntil(async () => (await idsFor("NEWCODE-9")).length === 0);
  });
});
