import { beforeAll, describe, expect, it } from "vitest";
import { type Visit, visitSchema } from "@/lib/pages/visit-schema";
import { parsePublicProductId, randomId, uuidv7 } from "@/lib/platform/ids";
import { getEngine } from "@/lib/recommender/serving/engine";
import { call } from "@/lib/recommender/serving/testing/call";
import { withTestShop } from "@/lib/recommender/serving/testing/test-shop";
import { trainTestModel } from "@/lib/recommender/serving/testing/train-test-model";
import { recordInteractions } from "@/lib/shop/interactions/record";
import { verifyListToken } from "@/lib/shop/interactions/list-token";
import { setLike } from "@/lib/shop/interactions/likes";
import { addToCart, removeFromCart } from "@/lib/shop/cart/commands";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { consentBeforeChoice } from "@/lib/shop/shoppers/consent";
import { NOBODY } from "@/lib/shop/shoppers/nobody";
import { GET as getLists } from "../recommend/route";
import { GET } from "./route";

const shop = withTestShop();
let product = "";
let page = "";

beforeAll(async () => {
  await trainTestModel(shop, "first", "blend");
  await getEngine().refresh();
  product = shop.productsOf(2)[0] ?? "";
  const [row] = await shop.query<{ slug: string }>("select slug from products where id = $1", [
    numberOf(product),
  ]);
  page = `/products/${row?.slug}`;
});

async function visit(path: string, shopper?: string): Promise<Visit> {
  const { status, body } = await call(GET, `/api/visit?path=${encodeURIComponent(path)}`, { shopper });
  if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
  return visitSchema.parse(body);
}

/** Somebody who has allowed everything, and has looked at products of a category. */
async function makeShopper(category: number): Promise<string> {
  const shopper = randomId();
  await setConsent(shopper, { personalisation: true, analytics: true });
  await shop.act(shopper, "view", shop.productsOf(category).slice(0, 4));
  return shopper;
}

const numberOf = (id: string) => parsePublicProductId(id) ?? 0;
const productsIn = ({ lists }: Visit) => lists.map(({ items }) => items.map((item) => item.product.id));

describe("a visit", () => {
  it("of somebody nobody knows says so, and asks", async () => {
    const { consent, account, cart, liked } = await visit(page);
    expect({ consent, account, cart, liked }).toEqual({
      consent: { ...consentBeforeChoice(), isOpen: true },
      account: null,
      cart: 0,
      liked: false,
    });
  });

  it("holds the cart, the like and what is allowed, of its own visitor alone", async () => {
    const [one, other] = [await makeShopper(1), await makeShopper(1)];
    const interaction = randomId();
    await addToCart(one, { product: numberOf(product), quantity: 3, interaction });
    await setLike(one, { product: numberOf(product), liked: true });
    const consent = { personalisation: true, analytics: true, isOpen: false };
    expect(await visit(page, one)).toMatchObject({ consent, cart: 3, liked: true });
    expect(await visit("/", one)).toMatchObject({ cart: 3, liked: false });
    expect(await visit(page, other)).toMatchObject({ consent, cart: 0, liked: false });
  });

  it("follows what its visitor does at once, whatever they allow", async () => {
    const shopper = randomId();
    await setConsent(shopper, { personalisation: false, analytics: false });
    const seen = async () => {
      const { consent, cart, liked } = await visit(page, shopper);
      return [consent.personalisation, cart, liked];
    };
    expect(await seen()).toEqual([false, 0, false]);
    await setLike(shopper, { product: numberOf(product), liked: true });
    expect(await seen()).toEqual([false, 0, true]);
    await addToCart(shopper, { product: numberOf(product), quantity: 2, interaction: randomId() });
    expect(await seen()).toEqual([false, 2, true]);
    await setConsent(shopper, { personalisation: true, analytics: false });
    await setLike(shopper, { product: numberOf(product), liked: false });
    await removeFromCart(shopper, { product: numberOf(product), interaction: randomId() });
    expect(await seen()).toEqual([true, 0, false]);
  });

  it("reaches nobody's cart with a cookie that has come to its end", async () => {
    const shopper = await makeShopper(1);
    await addToCart(shopper, { product: numberOf(product), quantity: 2, interaction: randomId() });
    expect(await visit(page, shopper)).toMatchObject({ cart: 2 });
    await shop.query("update shoppers set ended_at = now() where id = $1", [shopper]);
    await expect.poll(async () => (await visit(page, shopper)).cart).toBe(0);
  });

  it("has the lists of the page as they would be asked for one by one", async () => {
    const shopper = await makeShopper(3);
    const query = `placement=product.bought-together&placement=product.similar&product=${product}`;
    const { body } = await call(getLists, `/api/recommend?${query}`, { shopper });
    const asked = { lists: body.lists } as Visit;
    expect(productsIn(await visit(page, shopper))).toEqual(productsIn(asked));
    const home = await visit("/", shopper);
    expect(home.lists.map(({ placement }) => placement)).toEqual([
      "home.for-you",
      "home.trending",
      "home.new",
      "home.recently-viewed",
    ]);
    expect(productsIn(home)).not.toEqual(productsIn(await visit("/", await makeShopper(5))));
  });

  it.each(["/products/none", "/products/%", "/category/none/at-all", "/category/%"])(
    "of %s, which there is not, has no lists",
    async (path) => expect((await visit(path)).lists).toEqual([]),
  );

  it.each(["", "/cart", "//", "x", "/products"])("of %j, which is no such page, is refused", async (path) => {
    const { status, body } = await call(GET, `/api/visit?path=${encodeURIComponent(path)}`);
    expect([status, body.code]).toEqual([400, "invalid"]);
  });
});

describe("a list that was served to nobody", () => {
  it("counts once for each who sees it, under an id of their own", async () => {
    const token = (await visit("/")).lists[0]?.token ?? "";
    const served = verifyListToken(token, Date.now());
    expect(served).toMatchObject({ ok: true, list: { shopperId: NOBODY } });
    const [one, other] = [await makeShopper(0), await makeShopper(0)];
    const see = (shopper: string) =>
      recordInteractions(shopper, [
        { id: uuidv7(), kind: "impression", at: new Date().toISOString(), list: token },
      ]);
    expect(await see(one)).toMatchObject({ accepted: 1 });
    expect(await see(one)).toMatchObject({ accepted: 0, duplicates: 1 });
    expect(await see(other)).toMatchObject({ accepted: 1 });
    const rows = await shop.query<{ id: string; shopper: string }>(
      "select id, shopper_id as shopper from shown_lists where shopper_id = any($1)",
      [[one, other]],
    );
    expect(rows.map(({ shopper }) => shopper).sort()).toEqual([one, other].sort());
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
  });
});

it("says that it cannot be had while the database is away", async () => {
  const shopper = await makeShopper(4);
  await shop.setDatabase("away");
  try {
    const { status } = await call(GET, "/api/visit?path=%2F", { shopper });
    expect(status).toBe(503);
  } finally {
    await shop.setDatabase("back");
  }
});
