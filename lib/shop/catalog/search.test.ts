import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { addCategory, addProducts } from "./testing/add-products";
import { closeLiveCatalog, getLiveCatalog } from "./live-catalog";
import { closeSynonyms } from "./live-synonyms";
import { findMatchingProducts } from "./search";
import { searchMemory } from "./search-memory";
import { suggest } from "./suggest";

const database = withTestDatabase();
const NAMES = ["Ceramic teapot", "Cast iron teapot", "Glass teapot warmer", "Coffee mug", "Wool blanket"];

beforeAll(async () => {
  const pool = database.pool();
  const { id: categoryId } = await addCategory(pool, { slug: "tea", name: "Tea and coffee" });
  const details = { description: "Goes with biscuits.", brand: "Löwenherz", categoryId };
  await addProducts(
    pool,
    NAMES.map((name, i) => ({ ...details, sku: `8512${i + 1}A`, slug: `p-${i + 1}`, name })),
  );
  await addProducts(pool, [{ sku: "H", name: "Hidden teapot", categoryId, status: "hidden" }]);
});
afterAll(() => {
  closeLiveCatalog();
  closeSynonyms();
});

async function namesFor(query: string): Promise<string[]> {
  const [catalog, { matches }] = [await getLiveCatalog(), await findMatchingProducts(query)];
  return matches.map(({ productId }) => catalog.byId.get(productId)?.name ?? "not for sale");
}

describe("search", () => {
  it("finds by word, stem, code, brand and description, active products only", async () => {
    expect((await namesFor("teapots")).sort()).toEqual([NAMES[1], NAMES[0], NAMES[2]].sort());
    expect(await namesFor("iron teapot")).toEqual([NAMES[1]]);
    expect(await namesFor("85124a")).toEqual([NAMES[3]]);
    expect(await namesFor("löwenherz")).toHaveLength(5);
    expect(await namesFor("biscuit")).toHaveLength(5);
    expect(await namesFor("teapot -glass")).toHaveLength(2);
  });

  it("puts a name before a description", async () => {
    await database
      .pool()
      .query("update products set description = 'Not a blanket, but as warm.' where name = 'Coffee mug'");
    expect((await namesFor("blanket"))[0]).toBe("Wool blanket");
  });

  it.each(["teapto", "ceramik teapot", "blankit", "cofee mugg"])("understands %s", async (query) => {
    const found = await findMatchingProducts(query);
    expect(found).toMatchObject({ reading: "spelling" });
    const names = await namesFor(query);
    expect(names[0]).toMatch(/teapot|blanket|mug/);
    expect(names).not.toContain("Hidden teapot");
  });

  it.each(["", "   ", "the", "xyzzyqq", "'); drop table products; --", "a & | ! ( : *", "\\"])(
    "takes %j without complaint",
    async (query) => {
      expect((await findMatchingProducts(query)).matches).toEqual([]);
    },
  );

  it.each([
    ["teapots", [NAMES[0], NAMES[1], NAMES[2]]],
    ["tea pot", [NAMES[0], NAMES[1], NAMES[2]]],
    ["teapto", [NAMES[0], NAMES[1], NAMES[2]]],
    ["LÖWENHERZ teapot", [NAMES[0], NAMES[1], NAMES[2]]],
    ["85124a", [NAMES[3]]],
    ["8512", NAMES],
    ["cup", [NAMES[3]]],
    // What lies in a category called so is tea as well, as it is for the database.
    ["glass tea", [NAMES[2]]],
    ["eapot", [NAMES[0], NAMES[1], NAMES[2]]],
    ["'); drop table", []],
    ["", []],
  ])("finds the same in memory for %j", async (query, names) => {
    const catalog = await getLiveCatalog();
    const { matches } = await searchMemory(query, catalog);
    const found = matches.map(({ productId }) => catalog.byId.get(productId)?.name);
    expect(found.sort()).toEqual([...names].sort());
    expect((await namesFor(query)).sort()).toEqual([...names].sort());
  });

  it("suggests while the last word is unfinished", async () => {
    const names = (await suggest("tea")).products.map((product) => product.name);
    // What begins so comes before what only lies in a category called so.
    expect(names.slice(0, 3).sort()).toEqual([NAMES[1], NAMES[0], NAMES[2]].sort());
    expect((await suggest("coff")).categories).toEqual([{ name: "Tea and coffee", path: "tea" }]);
    expect((await suggest("glass tea")).products[0]).toMatchObject({ name: NAMES[2], slug: "p-3" });
  });
});
