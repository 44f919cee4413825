import pg from "pg";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { rollbackModel } from "@/lib/recommender/models/commands";
import { setInfluence } from "@/lib/shop/interactions/influences";
import { onShopperNews } from "@/lib/shop/shoppers/shopper-news";
import { closeEngine, getEngine } from "./engine";
import { recommend } from "./recommend";
import type { PlacementRequest } from "./schema";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();
const SWAP = { timeout: 5_000, interval: 50 };

beforeAll(async () => {
  await trainTestModel(shop, "als-1", "als");
  await getEngine().refresh();
});

async function listOf(
  placement: PlacementRequest["placement"],
  shopperId: string,
  extra: Partial<PlacementRequest> = {},
) {
  const { lists } = await recommend({ shopperId, placements: [{ placement, k: 10, ...extra }] });
  const list = lists[0];
  if (!list) throw new Error("No list.");
  return { ...list, products: list.items.map((item) => item.product.id) };
}

/** Lets nobody read what shoppers did, until the test ends or what it returns is called. */
async function slowDown(): Promise<() => Promise<void>> {
  const slow = new pg.Client({ connectionString: shop.url() });
  await slow.connect();
  const end = () => slow.end();
  onTestFinished(end);
  await slow.query("begin; lock table interactions in access exclusive mode");
  return end;
}

/** The model that answers somebody with a past. */
const serving = async () => {
  const shopperId = randomId();
  await shop.act(shopperId, "view", shop.productsOf(4).slice(0, 1));
  return (await listOf("home.for-you", shopperId)).model;
};
const inCategory = (products: string[], category: number) =>
  products.filter((id) => shop.productsOf(category).includes(id)).length;

describe("recommendations with a model", () => {
  it("change with three views of one category in the very next answer, and say why", async () => {
    const shopperId = randomId();
    const before = await listOf("home.for-you", shopperId);
    const seen = shop.productsOf(4).slice(0, 3);
    await shop.act(shopperId, "view", seen);
    const after = await listOf("home.for-you", shopperId);
    expect(after).toMatchObject({ rung: "live", model: "als-1", strategy: "for-you@2" });
    expect(after.products).not.toEqual(before.products);
    expect(inCategory(after.products, 4)).toBeGreaterThan(inCategory(before.products, 4));
    const [first] = after.items;
    expect(first?.reason.text).toMatch(/^Because you viewed Product \d+$/);
    expect(first?.reason.from.map(({ product }) => product).every((id) => seen.includes(id))).toBe(true);
    const shares = first?.reason.from.reduce((sum, { share }) => sum + share, 0) ?? 0;
    expect(shares).toBeGreaterThan(0.95);
    expect(shares).toBeLessThan(1.05);
  });

  it("name what was bought rather than what was viewed", async () => {
    const shopperId = randomId();
    const [one = ""] = shop.productsOf(2);
    await shop.act(shopperId, "view", [one]);
    await shop.act(shopperId, "purchase", [one]);
    const { items, products } = await listOf("home.for-you", shopperId);
    expect(items[0]?.reason.text).toMatch(/^Because you bought /);
    expect(products).not.toContain(one);
  });

  it("know what goes with a product and with a cart", async () => {
    const shopperId = randomId();
    const [one = "", two = ""] = shop.productsOf(1);
    const similar = await listOf("product.similar", shopperId, { product: one, k: 5 });
    expect(similar.rung).toBe("live");
    expect(inCategory(similar.products, 1)).toBeGreaterThanOrEqual(4);
    expect(similar.title.text).toBe("Similar to this");
    expect(similar.items[0]?.reason.text).toMatch(/^Similar to Product/);
    const together = await listOf("product.bought-together", shopperId, { product: one, k: 3 });
    expect(together.title.text).toBe("Often bought together");
    for (const { reason } of together.items) expect(reason.text).toMatch(/^Often bought with Product/);
    await shop.query("insert into shoppers (id) values ($1)", [shopperId]);
    await shop.query("insert into carts (id, shopper_id, updated_at) values ($1, $1, now())", [shopperId]);
    await shop.query("insert into cart_items (cart_id, product_id, quantity) values ($1, $2, 1)", [
      shopperId,
      Number(two.slice(4)),
    ]);
    const completes = await listOf("cart.completes", shopperId, { k: 4 });
    expect(completes.products).not.toContain(two);
    expect(completes.items[0]?.reason.text).toMatch(/^Often bought with/);
  });

  it("can be explained when the model is a blend", async () => {
    await trainTestModel(shop, "blend-1", "blend");
    await expect.poll(serving, SWAP).toBe("blend-1");
    const shopperId = randomId();
    await shop.act(shopperId, "like", shop.productsOf(0).slice(0, 2));
    const { items, rung } = await listOf("home.for-you", shopperId);
    expect(rung).toBe("live");
    for (const { reason } of items) {
      const shares = reason.from.reduce((sum, { share }) => sum + share, 0);
      expect(shares).toBeLessThan(1.05);
      expect(reason.text).toMatch(
        reason.code === "because"
          ? /^Because you liked/
          : /^(Popular in|More from|More by|Shoppers like you|$)/,
      );
    }
    expect(items.some(({ reason }) => reason.from.length > 0)).toBe(true);
  });

  it("follow a roll-back within five seconds, without a restart", async () => {
    await rollbackModel({ process: "test" });
    await expect.poll(serving, SWAP).toBe("als-1");
  });

  it("hold a version that a release wants beside the live one within five seconds, and no longer than it does", async () => {
    const held = () => getEngine().modelById("blend-1")?.id ?? null;
    await expect.poll(held, SWAP).toBeNull();
    await shop.query(
      "insert into releases (id, model_version_id, stage, salt, actor) values ($1, 'blend-1', 'shadow', 's', 'test')",
      [randomId()],
    );
    await expect.poll(held, SWAP).toBe("blend-1");
    expect(await serving()).toBe("als-1");
    await shop.query("update releases set ended_at = now()");
    await expect.poll(held, SWAP).toBeNull();
  });

  it("keep the model they have when the next one is damaged, and say which was refused", async () => {
    await trainTestModel(shop, "als-2", "als");
    await expect.poll(serving, SWAP).toBe("als-2");
    await shop.query(
      "update model_artifacts set bytes = set_byte(bytes, length(bytes) / 2, get_byte(bytes, length(bytes) / 2) # 255) where model_version_id = 'als-1'",
    );
    // Past the gate, as somebody with access to the tables would.
    await shop.query("update model_aliases set model_version_id = 'als-1' where alias = 'live'");
    await expect.poll(() => getEngine().modelState.refused?.id, SWAP).toBe("als-1");
    expect(getEngine().modelState.refused?.reason).toMatch(/changed or damaged/);
    expect(await serving()).toBe("als-2");
  });

  it("do without when the only model is damaged from the start", async () => {
    closeEngine();
    await getEngine().catalog();
    await getEngine().refresh();
    const list = await listOf("home.for-you", randomId());
    expect(list).toMatchObject({ rung: "popular", model: null });
    expect(list.items).toHaveLength(10);
    await shop.query("update model_aliases set model_version_id = 'als-2' where alias = 'live'");
    await expect.poll(serving, SWAP).toBe("als-2");
  });

  it("answer from memory while the database is slow, the last click included", async () => {
    const shopperId = randomId();
    const before = await listOf("home.for-you", shopperId);
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 3));
    const endSlowness = await slowDown();
    const started = performance.now();
    const answers = await Promise.all(Array.from({ length: 40 }, () => listOf("home.for-you", shopperId)));
    expect(performance.now() - started).toBeLessThan(1_000);
    for (const answer of answers) {
      expect(answer.rung).toBe("live");
      expect(inCategory(answer.products, 5)).toBeGreaterThan(inCategory(before.products, 5));
    }
    await endSlowness();
  });

  it("use nothing of whoever has just taken something back, until the slow database says what", async () => {
    const shopperId = randomId();
    const seen = shop.productsOf(5).slice(0, 3);
    await shop.act(shopperId, "view", seen);
    expect((await listOf("home.recently-viewed", shopperId)).items).toHaveLength(3);
    const [product = ""] = seen;
    await setInfluence(shopperId, { product, on: false });
    const anybodys = await listOf("home.for-you", randomId());
    const endSlowness = await slowDown();
    expect((await listOf("home.recently-viewed", shopperId)).items).toEqual([]);
    expect((await listOf("home.for-you", shopperId)).products).toEqual(anybodys.products);
    await endSlowness();
    const now = async () => (await listOf("home.recently-viewed", shopperId)).products;
    await expect.poll(now).toEqual(seen.slice(1).reverse());
  });

  it("tell what another process has recorded of somebody from what may have been taken back there", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 3));
    await listOf("home.recently-viewed", shopperId);
    const seenWhileSlow = async (notice: string) => {
      const heard = new Promise<void>((resolve) => {
        onTestFinished(onShopperNews((concerned) => concerned.includes(shopperId) && resolve()));
      });
      await shop.query("select pg_notify('shoppers', $1)", [notice]);
      await heard;
      const endSlowness = await slowDown();
      const { items } = await listOf("home.recently-viewed", shopperId);
      await endSlowness();
      return items.length;
    };
    expect(await seenWhileSlow(`elsewhere:${shopperId}:recorded`)).toBe(3);
    expect(await seenWhileSlow(`database:${shopperId}`)).toBe(0);
  });

  it("serve a shopper's last list when nothing can be found out about them", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(3).slice(0, 3));
    const before = await listOf("home.for-you", shopperId);
    await shop.setDatabase("away");
    // A connection that is still closing may answer once more.
    const rung = async () => {
      getEngine().states.forget(shopperId);
      return (await listOf("home.for-you", shopperId)).rung;
    };
    await expect.poll(rung).toBe("cached");
    const after = await listOf("home.for-you", shopperId);
    expect(after).toMatchObject({ rung: "cached", model: before.model, products: before.products });
    expect((await listOf("home.for-you", randomId())).rung).toBe("popular");
    await shop.setDatabase("back");
  });
});
