import { describe, expect, it } from "vitest";
import { randomId } from "@/lib/platform/ids";
import { setInfluence } from "@/lib/shop/interactions/influences";
import { INFLUENCES_A_PAGE, listInfluencesOf } from "./influence-list";
import { withTestShop } from "./testing/test-shop";

const shop = withTestShop();

const saidOf = ({ influences }: Awaited<ReturnType<typeof listInfluencesOf>>) =>
  influences.map(({ product, action, isOn }) => [product, action, isOn]);

describe("what recommendations rest on", () => {
  it("is each product of the past once, by the most telling thing that stands, the latest first", async () => {
    const shopper = randomId();
    const [mug = "", bowl = "", vase = "", jug = ""] = shop.productsOf(1);
    await shop.act(shopper, "view", [mug, bowl, vase, jug]);
    await shop.act(shopper, "purchase", [mug]);
    await shop.act(shopper, "like", [bowl]);
    await shop.act(shopper, "unlike", [bowl]);
    await shop.act(shopper, "rating", [vase], 1);
    const list = await listInfluencesOf(shopper);
    expect(list).toMatchObject({ total: 4, off: 0, page: 1, pages: 1 });
    expect(saidOf(list)).toEqual([
      [vase, "disliked", true],
      [mug, "bought", true],
      [jug, "viewed", true],
      [bowl, "viewed", true],
    ]);
  });

  it("keeps what is switched off in its place, also when nothing is stored of it any more", async () => {
    const shopper = randomId();
    const [first = "", second = "", third = ""] = shop.productsOf(2);
    await shop.act(shopper, "view", [first, second, third]);
    await setInfluence(shopper, { product: second, on: false });
    expect(saidOf(await listInfluencesOf(shopper))).toEqual([
      [third, "viewed", true],
      [second, "viewed", false],
      [first, "viewed", true],
    ]);
    await shop.query("delete from interactions where shopper_id = $1", [shopper]);
    const rest = await listInfluencesOf(shopper);
    expect(saidOf(rest)).toEqual([[second, "viewed", false]]);
    expect(rest.off).toBe(1);
    await setInfluence(shopper, { product: second, on: true });
    expect((await listInfluencesOf(shopper)).influences).toEqual([]);
  });

  it("goes page by page, ends with the last, and names what is not sold any more without a way to it", async () => {
    const shopper = randomId();
    const all = [0, 1, 2].flatMap((category) => shop.productsOf(category));
    await shop.act(shopper, "view", all);
    const [gone = ""] = all.slice(-1);
    await shop.query("update products set status = 'hidden' where id = $1", [Number(gone.slice(4))]);
    const first = await listInfluencesOf(shopper);
    expect(first.influences[0]).toMatchObject({ product: gone, slug: null });
    const last = await listInfluencesOf(shopper, 99);
    expect(last).toMatchObject({ page: 2, pages: 2, total: all.length });
    const both = [...first.influences, ...last.influences].map(({ product }) => product);
    expect(first.influences).toHaveLength(INFLUENCES_A_PAGE);
    expect(both).toEqual([...all].reverse());
    await shop.query("update products set status = 'active'");
  });

  it("is empty for somebody who has met nothing", async () => {
    expect(await listInfluencesOf(randomId())).toEqual({
      influences: [],
      total: 0,
      off: 0,
      page: 1,
      pages: 1,
    });
  });
});
