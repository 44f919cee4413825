import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createAccount } from "@/lib/shop/accounts/commands";
import { computeTotals } from "@/lib/shop/cart/cart-math";
import { addToCart } from "@/lib/shop/cart/commands";
import { getCart } from "@/lib/shop/cart/queries";
import { shippingRuleFor } from "@/lib/shop/cart/shipping";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { isAppError } from "@/lib/platform/errors";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { placeOrder } from "./place-order";
import { getOrder, listOrders } from "./queries";
import { placeOrderSchema } from "./schema";

const database = withTestDatabase();
let shopper: string;
/** £1 and £2. */
let mug: number;
let bowl: number;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 4 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  shopper = randomId();
  await database
    .pool()
    .query("update products set stock = 10, status = 'active', price_amount = 100 * (1 + id - $1)", [mug]);
});

const put = (product: number, quantity: number, of = shopper, list?: string) =>
  addToCart(of, { product, quantity, interaction: uuidv7(), list });

const form = (total: number, key = uuidv7()) => ({
  key,
  total,
  email: "ann@example.com",
  name: "Ann",
  address: { line1: "1 High Street", line2: "", city: "Leeds", postcode: "LS1 1AA", country: "GB" as const },
});

const guest = (shopperId = shopper) => ({ shopperId, viewer: null });

async function stockOf(product: number): Promise<number> {
  const { rows } = await database.pool().query("select stock from products where id = $1", [product]);
  return rows[0].stock;
}

async function purchases(of = shopper) {
  const { rows } = await database.pool().query(
    `select i.id, i.product_id as product, i.value, i.list_id as list, o.id as item
         from interactions i left join order_items o on o.id = i.id
        where i.kind = 'purchase' and i.shopper_id = $1 order by i.product_id`,
    [of],
  );
  return rows;
}

describe("placing an order", () => {
  it("takes stock, keeps today's prices, empties the cart and records the purchases", async () => {
    const list = uuidv7();
    const token = signListToken({
      id: list,
      placement: "product.similar",
      strategy: "similar@1",
      model: null,
      rung: "live",
      experiment: null,
      variant: null,
      shopperId: shopper,
      servedAt: Date.now(),
      items: [bowl],
    });
    await put(mug, 3);
    await put(bowl, 1, shopper, token);
    const { number } = await placeOrder(form(500 + 395), guest());
    const order = await getOrder(number, guest());
    expect(order).toMatchObject({
      status: "placed",
      email: "ann@example.com",
      address: { city: "Leeds" },
      subtotal: { amount: 500, currency: "GBP" },
      shipping: { amount: 395 },
      total: { amount: 895 },
    });
    expect(order?.lines.map(({ name, quantity, total }) => [name, quantity, total.amount])).toEqual([
      ["Product 1", 3, 300],
      ["Product 2", 1, 200],
    ]);
    expect([await stockOf(mug), await stockOf(bowl)]).toEqual([7, 9]);
    expect((await getCart(shopper)).count).toBe(0);
    const recorded = await purchases();
    expect(recorded.map((row) => [row.product, row.value, row.list])).toEqual([
      [mug, 3, null],
      [bowl, 1, list],
    ]);
    expect(recorded.every((row) => row.item === row.id)).toBe(true);
  });

  it("happens once per key, also when sent ten times at once", async () => {
    await put(mug, 2);
    const input = form(595);
    const answers = await Promise.all(Array.from({ length: 10 }, () => placeOrder(input, guest())));
    expect(new Set(answers.map((answer) => answer.number)).size).toBe(1);
    expect(await stockOf(mug)).toBe(8);
    expect(await purchases()).toHaveLength(1);
    expect(await placeOrder(input, guest())).toEqual(answers[0]);
    await expect(placeOrder(input, guest(randomId()))).rejects.toMatchObject({ code: "forbidden" });
    await expect(placeOrder({ ...input, total: 1 }, guest())).rejects.toMatchObject({ code: "conflict" });
  });

  it("sells ten of ten to fifty buyers at once, and tells the others", async () => {
    const buyers = Array.from({ length: 50 }, () => randomId());
    for (const buyer of buyers) await put(mug, 1, buyer);
    const results = await Promise.allSettled(buyers.map((buyer) => placeOrder(form(495), guest(buyer))));
    const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
    expect(results.length - refused.length).toBe(10);
    expect(refused.every((error) => isAppError(error) && error.code === "conflict")).toBe(true);
    expect(await stockOf(mug)).toBe(0);
    const { rows } = await database
      .pool()
      .query(
        "select sum(quantity)::int as sold from order_items where product_id = $1 and order_id in (select id from orders where shopper_id = any($2::uuid[]))",
        [mug, buyers],
      );
    expect(rows[0].sold).toBe(10);
  });

  it("does not deadlock when carts hold the same products in another order", async () => {
    const buyers = Array.from({ length: 8 }, () => randomId());
    for (const [i, buyer] of buyers.entries()) {
      for (const product of i % 2 ? [mug, bowl] : [bowl, mug]) await put(product, 1, buyer);
    }
    const results = await Promise.allSettled(buyers.map((buyer) => placeOrder(form(695), guest(buyer))));
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
    expect([await stockOf(mug), await stockOf(bowl)]).toEqual([2, 2]);
  });
});

describe("an order that cannot be placed", () => {
  it("names every line that has become unavailable and changes nothing", async () => {
    await put(mug, 5);
    await put(bowl, 2);
    await database.pool().query("update products set stock = case id when $1 then 4 else 0 end", [mug]);
    await expect(placeOrder(form(1_295), guest())).rejects.toMatchObject({
      code: "conflict",
      fields: [
        { path: `lines.${toPublicProductId(mug)}`, message: "Only 4 of Product 1 left." },
        { path: `lines.${toPublicProductId(bowl)}`, message: "Product 2 has just sold out." },
      ],
    });
    expect(await stockOf(mug)).toBe(4);
    expect((await getCart(shopper)).count).toBe(7);
    expect(await purchases()).toEqual([]);
  });

  it("says so when the price has changed since the shopper saw it, then takes the new one", async () => {
    await put(mug, 1);
    await database.pool().query("update products set price_amount = 150 where id = $1", [mug]);
    const input = form(495);
    await expect(placeOrder(input, guest())).rejects.toMatchObject({
      code: "conflict",
      fields: [{ path: "total", message: expect.stringContaining("£5.45") }],
    });
    expect(await stockOf(mug)).toBe(10);
    const cart = await getCart(shopper);
    expect(cart.totals).toEqual(
      computeTotals(
        [{ price: { amount: 150, currency: "GBP" }, quantity: 1 }],
        "GBP",
        shippingRuleFor("GBP"),
      ),
    );
    await placeOrder({ ...input, total: 545 }, guest());
  });

  it("is one with an empty cart", async () => {
    await expect(placeOrder(form(0), guest())).rejects.toThrow("Your cart is empty.");
  });

  it("is refused before it gets here when the form is not complete", () => {
    const input = form(1);
    const parse = (change: object) => placeOrderSchema.safeParse({ ...input, ...change });
    expect(parse({}).success).toBe(true);
    for (const bad of [
      { email: "ann" },
      { name: " " },
      { name: "A\u0000" },
      { key: "1" },
      { total: "12,50" },
      { address: { ...input.address, country: "XX" } },
      { address: { ...input.address, city: "" } },
    ]) {
      expect(parse(bad).success).toBe(false);
    }
  });
});

describe("reading orders", () => {
  it("shows an order to its owner alone", async () => {
    await put(mug, 1);
    const { number } = await placeOrder(form(495), guest());
    expect(await getOrder(number, guest())).not.toBeNull();
    expect(await getOrder(number, guest(randomId()))).toBeNull();
    expect(await getOrder(number, {})).toBeNull();
  });

  it("shows an account's order to the account, not to the browser it was placed from", async () => {
    const viewer = await createAccount({ email: "bea@example.com", name: "Bea", password: "correct horse" });
    const numbers: number[] = [];
    for (let i = 0; i < 3; i++) {
      await put(mug, 1);
      numbers.unshift((await placeOrder(form(495), { shopperId: shopper, viewer })).number);
    }
    const [newest = 0] = numbers;
    expect(await getOrder(newest, guest())).toBeNull();
    expect(await getOrder(newest, { viewer })).not.toBeNull();
    const first = await listOrders(viewer.userId, { limit: 2 });
    expect(first.orders.map((order) => order.number)).toEqual(numbers.slice(0, 2));
    const rest = await listOrders(viewer.userId, { limit: 2, before: first.next ?? 0 });
    expect(rest.orders.map((order) => order.number)).toEqual(numbers.slice(2));
    expect(rest.next).toBeNull();
  });
});
