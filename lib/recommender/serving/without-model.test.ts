import { describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { getEngine } from "./engine";
import { recommend } from "./recommend";
import { PLACEMENTS, type Placement } from "@/lib/recommender/strategies/placements";
import { type RecommendRequest } from "./schema";
import { withTestShop } from "./testing/test-shop";

const shop = withTestShop();

async function listOf(placement: Placement, request: Partial<RecommendRequest> = {}, k = 12) {
  const { lists } = await recommend({ shopperId: randomId(), placements: [{ placement, k }], ...request });
  const list = lists[0];
  if (!list) throw new Error("No list.");
  return { ...list, products: list.items.map((item) => item.product.id) };
}

const inCategory = (products: string[], category: number) =>
  products.filter((id) => shop.productsOf(category).includes(id)).length;

describe("recommendations without a model", () => {
  it("come from what is popular, and say so", async () => {
    const list = await listOf("home.for-you");
    expect(list).toMatchObject({ rung: "popular", model: null, strategy: "for-you@2" });
    expect(list.items).toHaveLength(12);
    expect(list.items[0]?.reason.text).toMatch(/^Popular in Category leaf-/);
    expect(list.items.map((item) => item.position)).toEqual([...Array(12).keys()]);
  });

  it("follow the category a new shopper looks at, from the next answer on", async () => {
    const shopperId = randomId();
    const before = await listOf("home.for-you", { shopperId });
    await shop.act(shopperId, "view", shop.productsOf(3).slice(0, 3));
    const after = await listOf("home.for-you", { shopperId });
    expect(inCategory(after.products, 3)).toBeGreaterThan(inCategory(before.products, 3));
    expect(after.products.slice(0, 6)).not.toEqual(before.products.slice(0, 6));
  });

  it("hold what a placement is about, and nothing else", async () => {
    const shopperId = randomId();
    const [first = "", second = "", third = ""] = shop.productsOf(1);
    await shop.act(shopperId, "view", [first, second]);
    await shop.act(shopperId, "purchase", [third]);
    expect((await listOf("home.recently-viewed", { shopperId })).products).toEqual([third, second, first]);
    expect((await listOf("account.again", { shopperId })).products).toEqual([third]);
    expect((await listOf("home.for-you", { shopperId }, 60)).products).not.toContain(third);
    const category = shop.categories[2]?.slug ?? "";
    const row = await listOf("category.top", { placements: [{ placement: "category.top", k: 5, category }] });
    expect(inCategory(row.products, 2)).toBe(5);
    expect((await listOf("home.recently-viewed")).items).toEqual([]);
  });

  it("are alike on the page of a product, by what the catalogue says of it; what sells only where nothing is", async () => {
    const [about = "", alone = "", dear = ""] = shop.productsOf(1);
    const [other = ""] = shop.productsOf(4);
    const before = await shop.query<{ id: number }>("select id, name, brand, attributes from products");
    const describe = (id: string, name: string, brand: string) =>
      shop.query("update products set name = $2, brand = $3, attributes = '{}' where id = $1", [
        Number(id.slice(4)),
        name,
        brand,
      ]);
    await describe(about, "Hazelnut grinder", "Mill");
    await describe(dear, "Walnut grinder", "Mill");
    await describe(other, "Hazelnut grinder for the wall", "Mill");
    await describe(alone, "Zyzzyva", "Onlyone");
    const nameOf = async (id: string) => (await getEngine().catalog()).byId.get(Number(id.slice(4)))?.name;
    await expect.poll(() => nameOf(alone)).toBe("Zyzzyva");
    await getEngine().content.refresh();

    const like = (product: string) => [{ placement: "product.similar" as const, k: 12, product }];
    const list = await listOf("product.similar", { placements: like(about) });
    expect(list).toMatchObject({
      rung: "live",
      model: null,
      strategy: "similar@3",
      title: { code: "similar" },
    });
    expect(list.products).not.toContain(about);
    // Of its category, and within it what is described alike; from elsewhere what is described alike.
    expect(list.products[0]).toBe(dear);
    expect(inCategory(list.products.slice(0, 8), 1)).toBeGreaterThan(5);
    expect(list.products).toContain(other);
    expect(list.items[0]?.reason.text).toBe("Similar to Hazelnut grinder");

    const filter = { category: shop.categories[4]?.path };
    const sold = await listOf("product.similar", { placements: like(alone), filter });
    expect(sold).toMatchObject({ rung: "popular", title: { code: "popular-now" } });
    expect(inCategory(sold.products, 4)).toBe(sold.products.length);
    expect(sold.products.length).toBe(10);
    await shop.query(
      `update products set name = was.name, brand = was.brand, attributes = was.attributes
         from jsonb_to_recordset($1::jsonb) as was (id int, name text, brand text, attributes jsonb) where products.id = was.id`,
      [JSON.stringify(before)],
    );
  });

  it("never show a product twice in one call", async () => {
    const shopperId = randomId();
    const product = shop.productsOf(0)[0];
    await shop.act(shopperId, "view", shop.productsOf(4).slice(0, 4));
    const { lists } = await recommend({
      shopperId,
      placements: PLACEMENTS.map((placement) => ({ placement, k: 5, product })),
    });
    const shown = lists.flatMap((list) => list.items.map((item) => item.product.id));
    expect(new Set(shown).size).toBe(shown.length);
    expect(lists.map((list) => list.placement)).toEqual(PLACEMENTS);
    expect(shown.length).toBeGreaterThan(25);
  });

  it("keep to exclusions and filters", async () => {
    const exclude = (await listOf("home.trending")).products.slice(0, 3);
    const filter = { category: "root-1", maxPrice: 3000, brands: ["Brand 1", "Brand 2", "Brand 3"] };
    const list = await listOf("home.trending", { exclude, filter });
    expect(list.items.length).toBeGreaterThan(0);
    for (const { product } of list.items) {
      expect(exclude).not.toContain(product.id);
      expect(product.price.amount).toBeLessThanOrEqual(3000);
      expect(filter.brands).toContain(product.brand);
    }
    expect((await listOf("home.trending", { filter: { category: "nowhere" } })).items).toEqual([]);
  });

  it("leave out what is sold out or hidden as soon as it is", async () => {
    const [top = "", next = ""] = (await listOf("home.trending")).products;
    const number = (id: string) => Number(id.slice(4));
    await shop.query("update products set stock = 0 where id = $1", [number(top)]);
    await shop.query("update products set status = 'hidden' where id = $1", [number(next)]);
    await expect.poll(async () => (await listOf("home.trending", {}, 60)).products).not.toContain(next);
    expect((await listOf("home.trending", {}, 60)).products).not.toContain(top);
    await shop.query("update products set stock = 10, status = 'active'");
    await expect.poll(async () => (await listOf("home.trending", {}, 60)).products).toContain(next);
  });

  it("show a new product in its category's row at once", async () => {
    const category = shop.categories[0];
    const [made] = await shop.query<{ id: number }>(
      `insert into products (sku, slug, name, category_id, price_amount, currency, stock, image)
       values ('FRESH', 'fresh', 'Just in', $1, 999, 'GBP', 5, '/p.svg') returning id`,
      [category?.id],
    );
    // Where ten others sell nearly alike, not even what is new stands before the first of them.
    const placements = [{ placement: "category.top" as const, k: 8, category: category?.path }];
    await expect
      .poll(async () => (await listOf("category.top", { placements })).products)
      .toContain(`prd_${made?.id}`);
    await shop.query("delete from products where sku = 'FRESH'");
  });

  it("carry a token that says what was served to whom", async () => {
    const shopperId = randomId();
    const list = await listOf("home.trending", { shopperId });
    const verified = verifyListToken(list.token, Date.now());
    expect(verified).toMatchObject({
      ok: true,
      list: {
        shopperId,
        placement: "home.trending",
        rung: list.rung,
        items: list.products.map((id) => Number(id.slice(4))),
      },
    });
  });

  it("do not personalise for a shopper who does not want it", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 5));
    await shop.query("insert into shoppers (id, consent) values ($1, false)", [shopperId]);
    const [mine, anybodys] = [await listOf("home.for-you", { shopperId }), await listOf("home.for-you")];
    expect(mine.products).toEqual(anybodys.products);
    expect((await listOf("home.recently-viewed", { shopperId })).items).toEqual([]);
  });

  it("answer with the database away, from the session for shoppers known here and for everybody else", async () => {
    const [known, stranger] = [randomId(), randomId()];
    await shop.act(known, "view", shop.productsOf(2).slice(0, 3));
    const seen = await listOf("home.recently-viewed", { shopperId: known });
    await shop.setDatabase("away");
    const { lists } = await recommend({
      shopperId: stranger,
      placements: PLACEMENTS.map((placement) => ({ placement, k: 3, query: "product" })),
    });
    expect(lists).toHaveLength(PLACEMENTS.length);
    expect(lists.find((list) => list.placement === "home.for-you")).toMatchObject({ rung: "popular" });
    expect(await listOf("home.recently-viewed", { shopperId: known })).toMatchObject({
      rung: "live",
      products: seen.products,
    });
    await shop.setDatabase("back");
  });
});
