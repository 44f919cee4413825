import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { addToCart } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { setLike } from "@/lib/shop/interactions/likes";
import { placeOrder } from "@/lib/shop/orders/place-order";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { ALL, NOTHING } from "@/lib/shop/shoppers/consent";
import { findByCookie, resolveShopper } from "@/lib/shop/shoppers/queries";
import { createAccount } from "./commands";
import { linkExternalId } from "./link-external-id";
import { openSession } from "./sessions";
import { undoLastMerge } from "./undo-merge";

const database = withTestDatabase();
const KEY = { process: "test" };
let userId: string;
let products: number[];

beforeAll(async () => {
  products = (await fillCatalog(database.pool(), { products: 6 })).productIds;
});

beforeEach(async () => {
  await database.pool().query("update products set stock = 50");
  const email = `${randomId()}@example.com`;
  ({ userId } = await createAccount({ email, name: "Ann", password: "correct horse" }));
});

const nth = (n: number) => products[n] ?? 0;
const put = (shopper: string, n: number, quantity = 1) =>
  addToCart(shopper, { product: nth(n), quantity, interaction: uuidv7() });
const like = (shopper: string, n: number, liked = true) => setLike(shopper, { product: nth(n), liked });

async function order(shopper: string, n: number): Promise<void> {
  const { totals } = await put(shopper, n);
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1",
    country: "GB",
  } as const;
  const form = {
    key: uuidv7(),
    total: totals?.total.amount ?? 0,
    email: "ann@example.com",
    name: "Ann",
    address,
  };
  await placeOrder(form, { shopperId: shopper, viewer: null });
}

/** Everything that belongs to a shopper, without what only says when it was last touched. */
async function everythingOf(shopper: string): Promise<object> {
  const { rows } = await database.pool().query<{ all: object }>(
    `select jsonb_build_object(
       'shopper', (select to_jsonb(s) - 'created_at' from shoppers s where id = $1),
       'parts', (select jsonb_agg(id order by id) from shoppers
                  where merged_into_id = $1 and (external_id is not null or ended_at is not null)),
       'interactions', (select jsonb_agg(to_jsonb(i) order by id) from interactions i where shopper_id = $1),
       'likes', (select jsonb_agg(to_jsonb(l) order by product_id) from likes l where shopper_id = $1),
       'cart', (select jsonb_agg(to_jsonb(i) - 'cart_id' order by product_id) from carts c join cart_items i on i.cart_id = c.id
                 where c.shopper_id = $1),
       'orders', (select jsonb_agg(to_jsonb(o) order by number) from orders o where shopper_id = $1)) as all`,
    [shopper],
  );
  return rows[0]?.all ?? {};
}

async function signIn(cookie: string | null): Promise<string> {
  const { shopperId } = await openSession({ userId, sessionVersion: 1 }, cookie);
  return (await findByCookie(shopperId))?.id ?? "";
}

/** An account with a past, and a browser somebody else used, which overlap in everything. */
async function meet(): Promise<{ account: string; browser: string }> {
  const account = await signIn(null);
  const browser = randomId();
  await setConsent(account, ALL);
  await setConsent(browser, { personalisation: true, analytics: false });
  await put(account, 0, 1);
  await put(account, 1, 5);
  await like(account, 0);
  await like(account, 1);
  await order(browser, 3);
  await put(browser, 1, 2);
  await put(browser, 2, 3);
  await like(browser, 1, false);
  await like(browser, 2);
  return { account, browser };
}

describe("taking a merge back", () => {
  it("gives both sides back exactly what they had", async () => {
    const { account, browser } = await meet();
    const before = [await everythingOf(account), await everythingOf(browser)];
    await signIn(browser);
    expect(await everythingOf(account)).not.toEqual(before[0]);
    const undone = await undoLastMerge(account, "key test");
    expect(undone).toMatchObject({ shopper: browser, orders: 1 });
    expect(undone.interactions).toBeGreaterThan(4);
    expect([await everythingOf(account), await everythingOf(browser)]).toEqual(before);
    expect((await resolveShopper(browser)).userId).toBeNull();
  });

  it("leaves with the account what it has done since, also with what came along", async () => {
    const { account, browser } = await meet();
    await signIn(browser);
    await like(account, 2, false);
    await put(account, 2, 1);
    await order(account, 4);
    await setConsent(account, NOTHING);
    await undoLastMerge(account, "key test");
    const after = (await everythingOf(account)) as {
      likes: { product_id: number; liked: boolean }[];
      orders: unknown[];
      shopper: { consent: boolean };
    };
    expect(after.likes.find(({ product_id: id }) => id === nth(2))?.liked).toBe(false);
    expect(after.orders).toHaveLength(1);
    expect(after.shopper.consent).toBe(false);
    expect(((await everythingOf(browser)) as { orders: unknown[] }).orders).toHaveLength(1);
  });

  it("goes back one merge at a time, the last first, each of them once", async () => {
    const { account, browser } = await meet();
    const second = randomId();
    await put(second, 5);
    const before = await everythingOf(browser);
    await signIn(browser);
    await signIn(second);
    expect((await undoLastMerge(account, "key test")).shopper).toBe(second);
    expect((await undoLastMerge(account, "key test")).shopper).toBe(browser);
    expect(await everythingOf(browser)).toEqual(before);
    await expect(undoLastMerge(account, "key test")).rejects.toMatchObject({ code: "not_found" });
  });

  it("holds for what another system's id had brought, with its names", async () => {
    const account = await signIn(null);
    const [crm] = [randomId()];
    await linkExternalId(crm, `a-${crm}`, KEY);
    await linkExternalId(crm, `b-${crm}`, KEY);
    await put(crm, 2);
    const before = await everythingOf(crm);
    await linkExternalId(account, `a-${crm}`, KEY);
    expect((await resolveShopper(crm)).id).toBe(account);
    await undoLastMerge(account, "key test");
    expect(await everythingOf(crm)).toEqual(before);
  });

  it("is refused for another merge than the one that was shown, and is noted", async () => {
    const { account, browser } = await meet();
    await signIn(browser);
    await expect(undoLastMerge(account, "the shopper", randomId())).rejects.toMatchObject({
      code: "not_found",
    });
    const { merge } = await undoLastMerge(account, "the shopper");
    const { rows } = await database
      .pool()
      .query("select actor, action from audit_entries where subject = $1 order by id", [merge]);
    expect(rows).toEqual([
      { actor: "sign-in", action: "shopper.merge" },
      { actor: "the shopper", action: "shopper.unmerge" },
    ]);
  });
});
