import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { inTransaction } from "@/lib/platform/db/transaction";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { signListToken } from "@/lib/shop/interactions/list-token";
import { setConsent } from "@/lib/shop/shoppers/commands";
import { NOTHING } from "@/lib/shop/shoppers/consent";
import { addToCart, removeFromCart, setQuantity } from "./commands";
import { mergeCarts } from "./merge-carts";
import { getCart } from "./queries";
import { addToCartSchema, setQuantitySchema } from "./schema";

const database = withTestDatabase();
let shopper: string;
let mug: number;
let bowl: number;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 4 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  shopper = randomId();
  await database.pool().query("update products set stock = 10, status = 'active', currency = 'GBP'");
});

const add = (product: number, quantity = 1, interaction = uuidv7(), list?: string) =>
  addToCart(shopper, { product, quantity, interaction, list });

async function interactions(of = shopper) {
  const { rows } = await database
    .pool()
    .query(
      "select kind, product_id as product, value, list_id as list from interactions where shopper_id = $1 order by id",
      [of],
    );
  return rows;
}

function tokenFor(shopperId: string, items: number[]) {
  const list = { id: uuidv7(), placement: "home.for-you", strategy: "for-you@1", model: null, items };
  return {
    id: list.id,
    token: signListToken({
      ...list,
      experiment: null,
      variant: null,
      shopperId,
      servedAt: Date.now(),
      rung: "live",
    }),
  };
}

describe("adding", () => {
  it("adds up and records each click", async () => {
    await add(mug, 2);
    const cart = await add(mug, 3);
    expect(cart.lines.map((line) => line.quantity)).toEqual([5]);
    expect((await getCart(shopper)).count).toBe(5);
    expect(await interactions()).toEqual([
      { kind: "cart", product: mug, value: 2, list: null },
      { kind: "cart", product: mug, value: 3, list: null },
    ]);
  });

  it("counts a click sent twice once, also at the same time", async () => {
    const click = uuidv7();
    await Promise.all(Array.from({ length: 8 }, () => add(mug, 6, click)));
    expect((await getCart(shopper)).count).toBe(6);
    expect(await interactions()).toHaveLength(1);
  });

  it("says how many are left instead of promising more", async () => {
    await add(mug, 8);
    await expect(add(mug, 3)).rejects.toMatchObject({
      code: "conflict",
      message: "Only 10 left, 8 of them in your cart.",
    });
    await add(mug, 2);
    await expect(add(mug)).rejects.toThrow("Only 10 left, and your cart has them all.");
    expect((await getCart(shopper)).count).toBe(10);
    expect(await interactions()).toHaveLength(2);
  });

  it("refuses what is sold out, hidden or priced in another currency", async () => {
    const pool = database.pool();
    await pool.query("update products set stock = 0 where id = $1", [mug]);
    await expect(add(mug)).rejects.toThrow("sold out");
    await pool.query("update products set status = 'hidden' where id = $1", [mug]);
    await expect(add(mug)).rejects.toMatchObject({ code: "not_found" });
    await add(bowl);
    await pool.query("update products set status = 'active', stock = 5, currency = 'EUR' where id = $1", [
      mug,
    ]);
    await expect(add(mug)).rejects.toThrow("Your cart is in GBP");
  });

  it("remembers the list a product was found in, and no other's", async () => {
    const mine = tokenFor(shopper, [mug]);
    await add(mug, 1, uuidv7(), mine.token);
    await add(bowl, 1, uuidv7(), tokenFor(randomId(), [bowl]).token);
    await add(bowl, 1, uuidv7(), mine.token);
    await add(bowl, 1, uuidv7(), "forged");
    expect((await interactions()).map((row) => row.list)).toEqual([mine.id, null, null, null]);
    const { rows } = await database
      .pool()
      .query("select product_id, list_id from cart_items where list_id is not null");
    expect(rows).toEqual([{ product_id: mug, list_id: mine.id }]);
  });

  it("records nothing without consent", async () => {
    await setConsent(shopper, NOTHING);
    const { token } = tokenFor(shopper, [mug]);
    expect((await add(mug, 1, uuidv7(), token)).count).toBe(1);
    expect(await interactions()).toEqual([]);
    const { rows } = await database
      .pool()
      .query("select i.list_id from cart_items i join carts c on c.id = i.cart_id where c.shopper_id = $1", [
        shopper,
      ]);
    expect(rows).toEqual([{ list_id: null }]);
  });

  it("counts a click once without consent, too", async () => {
    await setConsent(shopper, NOTHING);
    const click = uuidv7();
    await Promise.all([add(mug, 1, click), add(mug, 1, click)]);
    await add(mug, 1, click);
    expect((await getCart(shopper)).count).toBe(1);
    expect((await add(mug)).count).toBe(2);
  });
});

describe("changing", () => {
  it("sets quantities, within stock when it is more", async () => {
    await add(mug, 5);
    expect((await setQuantity(shopper, { product: mug, quantity: 2 })).count).toBe(2);
    await expect(setQuantity(shopper, { product: mug, quantity: 11 })).rejects.toThrow("Only 10 left");
    await database.pool().query("update products set stock = 1 where id = $1", [mug]);
    expect((await getCart(shopper)).lines[0]?.problem).toBe("short");
    expect((await setQuantity(shopper, { product: mug, quantity: 1 })).blocked).toBe(false);
  });

  it("does not bring back what another tab has removed", async () => {
    await add(mug);
    await removeFromCart(shopper, { product: mug, interaction: uuidv7() });
    expect((await setQuantity(shopper, { product: mug, quantity: 4 })).count).toBe(0);
  });

  it("removes once and records it once", async () => {
    await add(mug, 3);
    const click = { product: mug, interaction: uuidv7() };
    await Promise.all([removeFromCart(shopper, click), removeFromCart(shopper, click)]);
    await removeFromCart(shopper, { product: mug, interaction: uuidv7() });
    expect((await getCart(shopper)).count).toBe(0);
    expect((await interactions()).map((row) => row.kind)).toEqual(["cart", "uncart"]);
  });
});

describe("merging", () => {
  it("knows the clicks of both carts", async () => {
    await setConsent(shopper, NOTHING);
    const [account, click] = [randomId(), uuidv7()];
    await setConsent(account, NOTHING);
    await add(mug, 1, click);
    await addToCart(account, { product: bowl, quantity: 1, interaction: uuidv7() });
    await inTransaction((db) => mergeCarts(db, shopper, account));
    expect((await addToCart(account, { product: mug, quantity: 1, interaction: click })).count).toBe(2);
  });

  it("keeps the larger number of a product in both, once", async () => {
    const account = randomId();
    await addToCart(account, { product: mug, quantity: 2, interaction: uuidv7() });
    await add(mug, 5);
    await add(bowl, 1);
    for (let i = 0; i < 2; i++) await inTransaction((db) => mergeCarts(db, shopper, account));
    const cart = await getCart(account);
    expect(cart.lines.map((line) => line.quantity)).toEqual([5, 1]);
    expect((await getCart(shopper)).count).toBe(0);
  });
});

describe("what the cart takes", () => {
  it("refuses malformed products, quantities and clicks", () => {
    const good = { product: "prd_1", interaction: uuidv7() };
    expect(addToCartSchema.parse(good)).toMatchObject({ product: 1, quantity: 1 });
    for (const bad of [
      { product: "1" },
      { quantity: 0 },
      { quantity: 1.5 },
      { quantity: 100 },
      { interaction: "x" },
      { quantity: "" },
      { quantity: "two" },
    ]) {
      expect(addToCartSchema.safeParse({ ...good, ...bad }).success).toBe(false);
    }
    expect(setQuantitySchema.safeParse({ product: "prd_1", quantity: 0 }).success).toBe(false);
  });

  it("understands what a form sends without JavaScript", () => {
    expect(addToCartSchema.parse({ product: "prd_1", quantity: "3" })).toMatchObject({ quantity: 3 });
    expect(setQuantitySchema.parse({ product: "prd_1", quantity: "3" })).toEqual({ product: 1, quantity: 3 });
    // The button pressed goes before the number in the field.
    expect(setQuantitySchema.parse({ product: "prd_1", quantity: "3", to: "4" }).quantity).toBe(4);
  });
});
