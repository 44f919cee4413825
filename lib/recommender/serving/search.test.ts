import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { writeAnswer } from "./answer-query";
import { closeEngine, getEngine } from "./engine";
import { type RecommendQuery, recommendQuerySchema } from "./query";
import { recommend } from "./recommend";
import type { ProductFilter, RecommendAnswer } from "./schema";
import { searchAnswerSchema, searchForShopper } from "./search";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();

async function search(query: string, page: { shopperId?: string; limit?: number; offset?: number } = {}) {
  const { shopperId = randomId(), limit = 24, offset = 0 } = page;
  const answer = await searchForShopper({ shopperId, query, limit, offset });
  return { ...answer, ids: answer.products.map(({ id }) => id) };
}

const inCategory = (products: string[], category: number) =>
  products.filter((id) => shop.productsOf(category).includes(id)).length;

/** Runs `work` while no product can be read from the database. */
async function whileSlow(work: () => Promise<void>): Promise<void> {
  const blocker = new pg.Client({ connectionString: shop.url() });
  await blocker.connect();
  await blocker.query("begin; lock table products in access exclusive mode");
  try {
    await work();
  } finally {
    await blocker.query("rollback");
    await blocker.end();
  }
}

describe("a search is a list", () => {
  it("with a token that says what was served to whom", async () => {
    const shopperId = randomId();
    const answer = await search("product 12", { shopperId, limit: 5 });
    expect(searchAnswerSchema.parse(answer)).toMatchObject({
      query: "product 12",
      total: 1,
      limit: 5,
      offset: 0,
    });
    expect(answer).toMatchObject({
      placement: "search",
      strategy: "search@1",
      rung: "live",
      misspelt: false,
    });
    expect(verifyListToken(answer.token, Date.now())).toMatchObject({
      ok: true,
      list: {
        placement: "search",
        strategy: "search@1",
        rung: "live",
        shopperId,
        items: answer.ids.map((id) => Number(id.slice(4))),
      },
    });
  });

  it("page by page, each with a token of its own", async () => {
    const shopperId = randomId();
    const whole = await search("product", { shopperId, limit: 100 });
    expect(whole).toMatchObject({ total: 60 });
    const pages = [];
    for (let offset = 0; offset < 72; offset += 24)
      pages.push(await search("product", { shopperId, offset }));
    expect(pages.map(({ ids }) => ids.length)).toEqual([24, 24, 12]);
    expect(pages.flatMap(({ ids }) => ids)).toEqual(whole.ids);
    expect(new Set(pages.map(({ token }) => token)).size).toBe(3);
    for (const { token, ids } of pages) {
      const items = ids.map((id) => Number(id.slice(4)));
      expect(verifyListToken(token, Date.now())).toMatchObject({ list: { items } });
    }
    expect(await search("product", { offset: 500 })).toMatchObject({ total: 60, products: [] });
  });

  it("of everything found, however much that is", async () => {
    await shop.query(
      `insert into products (sku, slug, name, category_id, price_amount, currency, stock, image)
       select 'W-' || i, 'widget-' || i, 'Widget ' || i, $1, 100, 'GBP', 1, '/p.svg' from generate_series(1, 250) i`,
      [shop.categories[0]?.id],
    );
    await expect.poll(async () => (await search("widget")).total).toBe(250);
    const pages = [];
    for (let offset = 0; offset < 250; offset += 50)
      pages.push(await search("widget", { limit: 50, offset }));
    expect(new Set(pages.flatMap(({ ids }) => ids)).size).toBe(250);
    await shop.query("delete from products where sku like 'W-%'");
    await expect.poll(async () => (await search("widget")).total).toBe(0);
  });

  it("that forgives spelling, and says when it finds nothing", async () => {
    expect(await search("prodduct")).toMatchObject({ misspelt: true, rung: "live", total: 60 });
    expect(await search("xyzzy")).toMatchObject({ misspelt: false, rung: "live", total: 0, products: [] });
  });

  it("for callers of the recommendations too, under its former name as well", async () => {
    const shopperId = randomId();
    const query = recommendQuerySchema.parse({ placement: ["search", "home.new"], q: "product", k: "6" });
    const listsOf = async (asked: RecommendQuery) =>
      (JSON.parse((await writeAnswer(shopperId, asked, {})).text) as RecommendAnswer).lists;
    const [found, fresh] = await listsOf(query);
    expect(found).toMatchObject({ placement: "search", rung: "live" });
    const reading = { misspelt: false, reading: "written", corrected: null };
    expect(found?.search).toEqual({ total: 60, offset: 0, ...reading });
    expect(found?.items[0]?.reason.text).toBe("Matches “product”");
    expect(found?.items.map(({ product }) => product.id)).toEqual(
      (await search("product", { limit: 6 })).ids,
    );
    expect(fresh?.search).toBeUndefined();

    const former = recommendQuerySchema.parse({ placement: "search.rerank", q: "product", k: "6" });
    const [list] = await listsOf(former);
    expect(list?.placement).toBe("search.rerank");
    expect(list?.items.map(({ product }) => product.id)).toEqual(
      found?.items.map(({ product }) => product.id),
    );
    expect(verifyListToken(list?.token ?? "", Date.now())).toMatchObject({ list: { placement: "search" } });
  });

  it("that keeps to exclusions and filters, also in what it counts", async () => {
    const [first = "", second = ""] = (await search("product")).ids;
    const { lists } = await recommend({
      shopperId: null,
      placements: [{ placement: "search", k: 5, query: "product" }],
      exclude: [first, second],
      filter: { maxPrice: 2_000 },
    });
    const items = lists[0]?.items ?? [];
    expect(items).toHaveLength(5);
    expect(items.every(({ product }) => product.price.amount <= 2_000)).toBe(true);
    const excluded = [first, second].filter((id) => Number(id.slice(4)) <= 20).length;
    expect(lists[0]?.search?.total).toBe(20 - excluded);
  });
});

describe("what was found", () => {
  beforeAll(async () => {
    const [first, second] = shop.categories;
    await shop.query(
      `insert into products (sku, slug, name, brand, category_id, price_amount, currency, stock, image, attributes)
       select 'KITE-' || i, 'kite-' || i, 'Kite ' || i, case when i % 2 = 0 then 'Even' else 'Odd' end,
              case when i <= 4 then $1::int else $2::int end, 100 * i, 'GBP', case when i = 1 then 0 else 5 end, '/p.svg',
              jsonb_build_object('Colour', (array['Navy', 'Sky Blue', 'Burgundy'])[1 + i % 3])
         from generate_series(1, 8) i`,
      [first?.id, second?.id],
    );
    await vi.waitUntil(async () => (await search("kite")).total === 8);
  });
  afterAll(async () => {
    await shop.query("delete from products where sku like 'KITE-%'");
  });

  it("can be narrowed by what is counted, each as if it alone were not chosen", async () => {
    const { facets } = await search("kite");
    const [first, second] = shop.categories.map(({ path }) => path);
    expect(facets).toMatchObject({
      categories: [
        { path: first, count: 4 },
        { path: second, count: 4 },
      ],
      brands: [
        { name: "Even", count: 4 },
        { name: "Odd", count: 4 },
      ],
      colours: [
        { name: "Blue", count: 5 },
        { name: "Red", count: 3 },
      ],
      inStock: 7,
      priceRange: { min: 100, max: 800 },
    });
    const narrowed = await searchForShopper({
      shopperId: null,
      query: "kite",
      limit: 24,
      offset: 0,
      filter: { brands: ["Even"], colours: ["Blue"] },
    });
    expect(narrowed.products.map(({ sku }) => sku).sort()).toEqual(["KITE-4", "KITE-6"]);
    expect(narrowed.total).toBe(2);
    expect(narrowed.facets.brands).toEqual([
      { name: "Even", count: 2 },
      { name: "Odd", count: 3 },
    ]);
    expect(narrowed.facets.colours).toEqual([
      { name: "Blue", count: 2 },
      { name: "Red", count: 2 },
    ]);
    expect(narrowed.facets.inStock).toBe(2);
  });

  it.each([
    ["price-asc", ["KITE-2", "KITE-3", "KITE-4", "KITE-5", "KITE-6", "KITE-7", "KITE-8", "KITE-1"]],
    ["price-desc", ["KITE-8", "KITE-7", "KITE-6", "KITE-5", "KITE-4", "KITE-3", "KITE-2", "KITE-1"]],
  ] as const)("is in the order of %s, what is sold out last", async (sort, skus) => {
    const pages = [];
    for (let offset = 0; offset < 8; offset += 3) {
      const { products } = await searchForShopper({
        shopperId: randomId(),
        query: "kite",
        limit: 3,
        offset,
        sort,
      });
      pages.push(...products.map(({ sku }) => sku));
    }
    expect(pages).toEqual(skus);
  });

  it("counts a product with variants by them, in price and stock together", async () => {
    const [kite] = await shop.query<{ id: number }>("select id from products where sku = 'KITE-8'");
    await shop.query("update products set option_names = '{Size}' where id = $1", [kite?.id]);
    await shop.query(
      `insert into product_variants (product_id, sku, option_values, price_amount, stock)
       values ($1, 'KITE-8-S', '{S}', 800, 5), ($1, 'KITE-8-XL', '{XL}', 2900, 0)`,
      [kite?.id],
    );
    const narrow = async (filter: ProductFilter) => {
      const page = { shopperId: null, query: "kite", limit: 24, offset: 0, filter };
      const { products, total, facets } = await searchForShopper(page);
      return {
        skus: products.map(({ sku }) => sku),
        total,
        inStock: facets.inStock,
        range: facets.priceRange,
      };
    };
    await vi.waitUntil(async () => (await narrow({})).range?.max === 2900);
    expect(await narrow({ minPrice: 2000 })).toMatchObject({ skus: ["KITE-8"], total: 1 });
    expect(await narrow({ minPrice: 2000, inStock: true })).toMatchObject({ skus: [], inStock: 0 });
    expect(await narrow({ minPrice: 900, maxPrice: 2000 })).toMatchObject({ skus: [], total: 0 });
    expect((await search("kite-8-xl")).products.map(({ sku }) => sku)).toEqual(["KITE-8"]);
    await shop.query("delete from product_variants where product_id = $1", [kite?.id]);
    await shop.query("update products set option_names = '{}' where id = $1", [kite?.id]);
    await vi.waitUntil(async () => (await narrow({})).range?.max === 800);
  });

  it("has what is sold out last, whoever asks", async () => {
    expect((await search("kite")).products.at(-1)?.sku).toBe("KITE-1");
  });

  it("is up to a price that was asked for in words", async () => {
    const { products } = await search("kite under £3");
    expect(products.map(({ sku }) => sku).sort()).toEqual(["KITE-1", "KITE-2", "KITE-3"]);
  });

  it("is near when it is nothing, and then says what there is", async () => {
    expect((await search("kite")).near).toBeNull();
    const { near, total } = await search("plodzxt");
    expect(total).toBe(0);
    expect(near?.words).toContain("product");
    expect(near?.categories.length).toBeGreaterThan(0);
  });

  it("has part of the words where nothing has all of them", async () => {
    expect(await search("kite zzzzzz")).toMatchObject({ reading: "part", misspelt: false, total: 8 });
  });
});

describe("a search while the database is", () => {
  it("slow repeats what the query found before, and else compares names", async () => {
    const before = await search("product", { limit: 100 });
    await whileSlow(async () => {
      const started = performance.now();
      const answers = await Promise.all([
        search("Product", { limit: 100 }),
        search("brand 3 products"),
        ...Array.from({ length: 30 }, () => search("sku-1 product")),
      ]);
      expect(performance.now() - started).toBeLessThan(3_000);
      // So many are late that the database is not asked for more: nobody waits for it.
      const next = performance.now();
      expect(await search("product 7")).toMatchObject({ rung: "static" });
      expect(performance.now() - next).toBeLessThan(300);
      const [known, unknown] = answers;
      expect(known).toMatchObject({ rung: "cached", total: 60, ids: before.ids });
      expect(unknown).toMatchObject({ rung: "static", total: 9, misspelt: false });
      expect(unknown?.products.every(({ brand }) => brand === "Brand 3")).toBe(true);
      expect(verifyListToken(unknown?.token ?? "", Date.now())).toMatchObject({ list: { rung: "static" } });
    });
    await expect.poll(async () => (await search("brand 3 products")).rung).toBe("live");
  });

  it("away is searched in memory, and says so; what it found before is found again", async () => {
    const before = await search("product");
    await shop.setDatabase("away");
    expect(await search("brand 5")).toMatchObject({ rung: "static", total: 8 });
    expect(await search("product")).toMatchObject({ rung: "cached", total: 60, ids: before.ids });
    const { lists } = await recommend({
      shopperId: null,
      placements: [{ placement: "search", k: 5, query: "product 31" }],
    });
    expect(lists[0]).toMatchObject({ rung: "static", search: { total: 1 } });
    await shop.setDatabase("back");
  });

  it("away from the start finds no shop to search", async () => {
    await shop.setDatabase("away");
    closeEngine();
    await expect(search("product")).rejects.toMatchObject({ code: "unavailable" });
    await shop.setDatabase("back");
    await expect
      .poll(() => search("product").catch(() => null), { timeout: 5_000 })
      .toMatchObject({ total: 60 });
  });
});

describe("a search with a model", () => {
  beforeAll(async () => {
    await trainTestModel(shop, "als-1", "als");
    await getEngine().refresh();
  });

  it("finds the same, what this shopper likes before the rest", async () => {
    const shopperId = randomId();
    const stranger = await search("product", { shopperId, limit: 60 });
    expect(stranger).toMatchObject({ rung: "live", model: null });
    await shop.act(shopperId, "view", shop.productsOf(4).slice(0, 3));
    const known = await search("product", { shopperId, limit: 60 });
    expect(known).toMatchObject({ rung: "live", model: "als-1" });
    expect([...known.ids].sort()).toEqual([...stranger.ids].sort());
    const ahead = (ids: string[]) => inCategory(ids.slice(0, 20), 4);
    expect(ahead(known.ids)).toBeGreaterThan(ahead(stranger.ids));
  });

  it("needs no history: a shopper nothing can be found out about gets the plain order", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(2).slice(0, 3));
    const plain = await search("product", { limit: 60 });
    await shop.setDatabase("away");
    getEngine().states.forget(shopperId);
    expect(await search("product", { shopperId, limit: 60 })).toMatchObject({
      rung: "cached",
      ids: plain.ids,
    });
    await shop.setDatabase("back");
  });
});
