import { beforeAll, describe, expect, it } from "vitest";
import { parsePublicProductId, randomId } from "@/lib/platform/ids";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { PLACEMENTS } from "@/lib/recommender/strategies/placements";
import { getEngine } from "./engine";
import { answer, recommend } from "./recommend";
import type { PlacementRequest, RecommendAnswer } from "./schema";
import { withTestShop } from "./testing/test-shop";
import { trainTestModel } from "./testing/train-test-model";

const shop = withTestShop();
const SOON = { timeout: 5_000, interval: 20 };
const NAMES = PLACEMENTS.filter((name) => name !== "search");

beforeAll(async () => {
  await trainTestModel(shop, "blend-1", "blend");
  await getEngine().refresh();
});

const pageOf = (k = 8): PlacementRequest[] =>
  NAMES.map((placement) => ({ placement, k, product: shop.productsOf(1)[0], category: "category-1" }));
const withoutTokens = ({ lists }: RecommendAnswer) => lists.map(({ token: _, ...list }) => list);
const forYou = async (shopperId: string) => {
  const { lists } = await recommend({ shopperId, placements: [{ placement: "home.for-you", k: 10 }] });
  return lists[0]?.items.map(({ product }) => product.id) ?? [];
};

describe("a page that nothing has changed for", () => {
  it("is the one that was made, signed anew", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(4).slice(0, 3));
    // The first one still takes note of products that have just come.
    for (let i = 0; i < 20; i++) await forYou(shopperId);
    const request = { shopperId, placements: pageOf() };
    const first = await recommend(request);
    const again = await recommend(request);
    expect(withoutTokens(again)).toEqual(withoutTokens(first));
    const tokens = [...first.lists, ...again.lists].map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2 * NAMES.length);
  });

  it("reads the same as bytes and as an object", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "purchase", shop.productsOf(2).slice(0, 2));
    for (const names of [NAMES, NAMES]) {
      const answered = await answer({ shopperId, placements: pageOf(), exclude: ["prd_1"] });
      const { text } = answered.toBytes(shopperId, names);
      expect(text).toBe(JSON.stringify(answered.toObject()));
    }
    const named = (await answer({ shopperId, placements: pageOf() })).toBytes("theirs", ["other"]);
    const { shopper, lists } = JSON.parse(named.text) as RecommendAnswer;
    expect([shopper, lists[0]?.placement]).toEqual(["theirs", "other"]);
  });
});

describe("a page is made anew", () => {
  it("after what its shopper has just done", async () => {
    const shopperId = randomId();
    const before = await forYou(shopperId);
    expect(await forYou(shopperId)).toEqual(before);
    await shop.act(shopperId, "view", shop.productsOf(3).slice(0, 3));
    const after = await forYou(shopperId);
    expect(after).not.toEqual(before);
    const [bought = ""] = after;
    await shop.act(shopperId, "purchase", [bought]);
    expect(await forYou(shopperId)).not.toContain(bought);
  });

  it("after what another process has recorded, or changed by hand", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(3).slice(0, 3));
    const before = await forYou(shopperId);
    const [first = ""] = before;
    await shop.query(
      "insert into interactions (id, shopper_id, product_id, kind, at) values ($1, $2, $3, 'purchase', now())",
      [randomId(), shopperId, parsePublicProductId(first)],
    );
    await shop.query("select pg_notify('shoppers', $1)", [`other:${shopperId}`]);
    await expect.poll(() => forYou(shopperId), SOON).not.toContain(first);
    await shop.query("delete from interactions where shopper_id = $1 and kind = 'purchase'", [shopperId]);
    await expect.poll(() => forYou(shopperId), SOON).toEqual(before);
    await shop.query("insert into shoppers (id, consent) values ($1, false)", [shopperId]);
    const stranger = randomId();
    await expect.poll(() => forYou(shopperId), SOON).toEqual(await forYou(stranger));
  });

  it("without a product that is hidden, and with its new price", async () => {
    const shopperId = randomId();
    const [first = "", second = ""] = await forYou(shopperId);
    const [hidden, dearer] = [parsePublicProductId(first), parsePublicProductId(second)];
    await shop.query("update products set price_amount = 987654 where id = $1", [dearer]);
    await shop.query("update products set status = 'hidden' where id = $1", [hidden]);
    await expect.poll(() => forYou(shopperId), SOON).not.toContain(first);
    const { lists } = await recommend({ shopperId, placements: [{ placement: "home.for-you", k: 10 }] });
    const card = lists[0]?.items.find(({ product }) => product.id === second)?.product;
    expect(card?.price.amount).toBe(987654);
    const again = await answer({ shopperId, placements: [{ placement: "home.for-you", k: 10 }] });
    expect(again.toBytes(shopperId, []).text).toContain("987654");
    await shop.query("update products set status = 'active' where id = $1", [hidden]);
    await expect.poll(() => forYou(shopperId), SOON).toContain(first);
  });

  it("for everybody after word that it may be anybody", async () => {
    const shopperId = randomId();
    await shop.act(shopperId, "view", shop.productsOf(5).slice(0, 2));
    const before = await forYou(shopperId);
    await shop.query("alter table interactions disable trigger facts_deleted");
    await shop.query("delete from interactions where shopper_id = $1", [shopperId]);
    await shop.query("alter table interactions enable trigger facts_deleted");
    expect(await forYou(shopperId)).toEqual(before);
    await announceShoppers("*");
    expect(await forYou(shopperId)).not.toEqual(before);
  });
});
