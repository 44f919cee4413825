import { beforeAll, describe, expect, it } from "vitest";
import { parsePublicProductId, randomId, toPublicProductId } from "@/lib/platform/ids";
import { setDislike } from "@/lib/shop/interactions/dislikes";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { getEngine } from "./engine";
import { recommend } from "./recommend";
import type { PlacementRequest, RecommendedList } from "./schema";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();
const SOON = { timeout: 5_000, interval: 50 };

beforeAll(async () => {
  await trainTestModel(shop, "als-1", "als");
  await getEngine().refresh();
});

async function listOf(
  placement: PlacementRequest["placement"],
  shopperId: string,
  extra: Partial<PlacementRequest> = {},
): Promise<RecommendedList & { products: string[] }> {
  const { lists } = await recommend({ shopperId, placements: [{ placement, k: 12, ...extra }] });
  const list = lists[0];
  if (!list) throw new Error("No list.");
  return { ...list, products: list.items.map((item) => item.product.id) };
}

/** Saves a product nobody has touched, as an admin's form or an import would, and waits until it is known. */
async function save(name: string, categoryId: number, description = ""): Promise<string> {
  const [row] = await shop.query<{ id: number }>(
    `insert into products (sku, slug, name, description, brand, category_id, price_amount, currency, stock, image)
     values ($1, $1, $2, $4, 'Aster', $3, 1000, 'GBP', 5, '') returning id`,
    [`new-${randomId()}`, name, categoryId, description],
  );
  const id = row?.id ?? 0;
  await expect.poll(() => getEngine().content.index.has(id), SOON).toBe(true);
  return toPublicProductId(id);
}

describe("for-you", () => {
  it("leaves out whatever the shopper has met, which other lists own", async () => {
    const shopperId = randomId();
    const seen = shop.productsOf(4).slice(0, 4);
    await shop.act(shopperId, "view", seen);
    const { products } = await listOf("home.for-you", shopperId);
    expect(products).toHaveLength(12);
    expect(products.filter((id) => seen.includes(id))).toEqual([]);
    expect((await listOf("home.recently-viewed", shopperId)).products.sort()).toEqual([...seen].sort());
  });

  it("calls itself after the one reason that all of it has", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "like", shop.productsOf(2).slice(0, 1));
    const { title, items } = await listOf("home.for-you", shopperId, { k: 5 });
    expect(items.every(({ reason }) => reason.code === "because")).toBe(true);
    expect(title.code).toBe("because");
    expect(title.text).toBe(items[0]?.reason.text);
    expect(title.text).toMatch(/^Because you liked Product \d+$/);
  });

  it("spreads its reasons: none on more than a third of it", async () => {
    for (const category of [0, 1, 2, 3, 4, 5]) {
      const shopperId = randomId();
      await shop.act(shopperId, "view", shop.productsOf(category).slice(0, 2));
      await shop.act(shopperId, "purchase", shop.productsOf((category + 1) % 6).slice(0, 1));
      const { items, title } = await listOf("home.for-you", shopperId);
      const counts = new Map<string, number>();
      for (const { reason } of items) {
        if (reason.code !== "none") counts.set(reason.text, (counts.get(reason.text) ?? 0) + 1);
      }
      if (title.code !== "because")
        expect(Math.max(...counts.values())).toBeLessThanOrEqual(items.length / 3);
      for (const { reason, product } of items) {
        expect(reason.from.map((part) => part.product)).not.toContain(product.id);
      }
    }
  });

  it("says to a stranger that it is what is popular", async () => {
    const list = await listOf("home.for-you", randomId());
    expect(list).toMatchObject({ rung: "popular", model: null, title: { code: "popular-now" } });
    expect([...new Set(list.items.map(({ reason }) => reason.code))]).toEqual(["popular-in"]);
  });

  it("puts what is like a product rated one star lower, and rises again when the rating is taken back up", async () => {
    const shopperId = randomId();
    const seen = [...shop.productsOf(3).slice(0, 2), ...shop.productsOf(1).slice(0, 2)];
    await shop.act(shopperId, "view", seen);
    const before = await listOf("home.for-you", shopperId, { k: 16 });
    const inCategory = (products: string[], category: number) =>
      products.filter((id) => shop.productsOf(category).includes(id)).length;
    const [disliked = ""] = shop.productsOf(3);
    await shop.act(shopperId, "rating", [disliked], 1);
    const after = await listOf("home.for-you", shopperId, { k: 16 });
    expect(inCategory(after.products.slice(0, 8), 3)).toBeLessThan(
      inCategory(before.products.slice(0, 8), 3),
    );
    expect(after.items.flatMap(({ reason }) => reason.from.map(({ product }) => product))).not.toContain(
      disliked,
    );
    await shop.act(shopperId, "rating", [disliked], 5);
    const again = await listOf("home.for-you", shopperId, { k: 16 });
    expect(inCategory(again.products.slice(0, 8), 3)).toBeGreaterThan(
      inCategory(after.products.slice(0, 8), 3),
    );
  });

  it("holds nothing of which less is wanted, until that is undone", async () => {
    const shopperId = randomId();
    await setConsent(shopperId, { personalisation: true, analytics: true });
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 3));
    const listed = async () => {
      const { lists } = await recommend({
        shopperId,
        placements: [
          { placement: "home.for-you", k: 40 },
          { placement: "home.trending", k: 40 },
        ],
      });
      return lists.flatMap(({ items }) => items.map(({ product }) => product.id));
    };
    const before = await listed();
    const [unwanted = ""] = before;
    const product = parsePublicProductId(unwanted) ?? 0;
    const less = (disliked: boolean) => setDislike(shopperId, { product, disliked });
    await less(true);
    await less(true);
    expect(await listed()).not.toContain(unwanted);
    await less(false);
    expect(await listed()).toEqual(before);
    await setConsent(shopperId, { personalisation: false, analytics: true });
    await expect(less(true)).rejects.toMatchObject({ code: "forbidden" });
    const kept = await shop.query("select lane from interactions where shopper_id = $1 and kind = 'rating'", [
      shopperId,
    ]);
    expect(kept).toEqual([{ lane: "withdrawn" }]);
  });

  it("stands where it stood after a like was taken back", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 3));
    const [liked = ""] = shop.productsOf(5);
    const before = await listOf("home.for-you", shopperId);
    await shop.act(shopperId, "like", [liked]);
    await shop.act(shopperId, "remove", [liked]);
    const after = await listOf("home.for-you", shopperId);
    expect(after.products).toEqual(before.products);
    expect(after.items.map(({ reason }) => reason.text)).toEqual(
      before.items.map(({ reason }) => reason.text),
    );
  });
});

describe("a product nobody has touched", () => {
  it("is matched by what it says, on its own page and on that of others", async () => {
    const [one, two] = [shop.categories[2]?.id ?? 0, shop.categories[3]?.id ?? 0];
    const first = await save("Blue whale teapot", one, "Glazed stoneware with a whale on it.");
    const second = await save("Whale teapot in blue, large", two, "Stoneware, glazed, with a whale.");
    const list = await listOf("product.similar", randomId(), { product: first });
    expect(list.title.code).toBe("similar");
    expect(list.products).toContain(second);
    expect(list.items.every(({ reason }) => reason.text === "Similar to Blue whale teapot")).toBe(true);
    expect((await listOf("product.similar", randomId(), { product: second })).products).toContain(first);
  });

  it("reaches those who have met what is described like it, and says so", async () => {
    const category = shop.categories[0]?.id ?? 0;
    const met = shop.productsOf(0)[0] ?? "";
    await shop.query("update products set description = 'Hammered brass lantern with a ring' where id = $1", [
      Number(met.slice(4)),
    ]);
    const fresh = await save("Lantern of hammered brass", category, "A hammered brass lantern with a ring.");
    const shopperId = randomId();
    await shop.act(shopperId, "view", [met]);
    await expect.poll(async () => (await listOf("home.for-you", shopperId)).products, SOON).toContain(fresh);
    const { items } = await listOf("home.for-you", shopperId);
    const { reason } = items.find(({ product }) => product.id === fresh) ?? {};
    expect(reason?.code).toBe("described-like");
    expect(reason?.text).toMatch(/^New, and much like Product \d+$/);
  });

  it("leads to others when it is all that a shopper has looked at", async () => {
    const category = shop.categories[4]?.id ?? 0;
    const one = await save(
      "Velvet reading chair",
      category,
      "An armchair in green velvet for long evenings.",
    );
    const two = await save("Armchair in velvet", category, "A green velvet chair for reading.");
    const shopperId = randomId();
    await shop.act(shopperId, "view", [one]);
    await expect
      .poll(async () => (await listOf("home.for-you", shopperId)).products.slice(0, 3), SOON)
      .toContain(two);
  });
});

describe("bought together", () => {
  it("is said of evidence alone; without any the list has another name, or is empty", async () => {
    const withEvidence = await listOf("product.bought-together", randomId(), {
      product: shop.productsOf(1)[0],
    });
    expect(withEvidence.title.code).toBe("bought-together");
    expect(withEvidence.items.every(({ reason }) => reason.code === "together")).toBe(true);
    const unknown = await save("Something entirely new", shop.categories[1]?.id ?? 0, "Product of category.");
    const without = await listOf("product.bought-together", randomId(), { product: unknown });
    if (without.items.length > 0) expect(without.title.code).not.toBe("bought-together");
    expect(without.items.every(({ reason }) => reason.code !== "together")).toBe(true);
  });
});
