import { beforeAll, describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { setInfluence } from "@/lib/shop/interactions/influences";
import { type Belief, listBeliefs } from "./beliefs";
import { withTestShop } from "./testing/test-shop";

const shop = withTestShop();
let [mug, bowl, vase, chair] = ["", "", "", ""];

beforeAll(() => {
  [mug = "", bowl = "", vase = ""] = shop.productsOf(1);
  [chair = ""] = shop.productsOf(2);
});

const restsOn = (beliefs: readonly Belief[]) => beliefs.map(({ products }) => products.map(({ id }) => id));

describe("what the shop takes somebody to like", () => {
  it("is what their lists lean to, the strongest first, and names the products it rests on", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", [chair, mug]);
    await shop.act(shopper, "purchase", [bowl]);
    const { categories } = await listBeliefs(shopper);
    expect(restsOn(categories)).toEqual([[bowl, mug], [chair]]);
    expect(categories.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(categories[0]?.share).toBeGreaterThan(categories[1]?.share ?? 1);
    expect(categories[0]?.path).toMatch(/./);
  });

  it("rests on nothing that is switched off, taken back or rated low", async () => {
    const shopper = randomId();
    await shop.act(shopper, "view", [mug, chair]);
    await shop.act(shopper, "rating", [vase], 1);
    await shop.act(shopper, "like", [bowl]);
    await shop.act(shopper, "unlike", [bowl]);
    await setInfluence(shopper, { product: chair, on: false });
    expect(restsOn((await listBeliefs(shopper)).categories)).toEqual([[mug]]);
    await setInfluence(shopper, { product: chair, on: true });
    expect((await listBeliefs(shopper)).categories).toHaveLength(2);
    await setInfluence(shopper, { product: chair, on: false });
    await setInfluence(shopper, { product: mug, on: false });
    expect((await listBeliefs(shopper)).categories).toEqual([]);
  });

  it("is a brand or an attribute only where several products have it in common", async () => {
    const ids = [mug, bowl, chair].map((id) => Number(id.slice(4)));
    await shop.query(
      `update products set brand = case when id = $3 then 'Alone' else 'Together' end,
              attributes = case when id = $2 then '{"colour": "red", "height": "3 cm"}'::jsonb else '{"colour": "green", "height": "3 cm"}'::jsonb end
        where id in ($1, $2, $3)`,
      ids,
    );
    const shopper = randomId();
    await shop.act(shopper, "view", [mug, bowl, chair]);
    await expect
      .poll(async () => {
        const { brands, attributes } = await listBeliefs(shopper);
        return [brands.map(({ name }) => name), attributes.map(({ name }) => name)];
      })
      .toEqual([["Together"], ["Colour: green"]]);
  });

  it("is nothing of somebody who has met nothing", async () => {
    expect(await listBeliefs(randomId())).toEqual({ categories: [], brands: [], attributes: [] });
  });
});
