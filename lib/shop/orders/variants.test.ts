import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, toPublicProductId, uuidv7 } from "@/lib/platform/ids";
import { addToCart, removeFromCart, setQuantity } from "@/lib/shop/cart/commands";
import { mergeCarts } from "@/lib/shop/cart/merge-carts";
import { getCart } from "@/lib/shop/cart/queries";
import { getProductPage } from "@/lib/shop/catalog/queries";
import { resolveProductIds } from "@/lib/shop/catalog/resolve-products";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { inTransaction } from "@/lib/platform/db/transaction";
import { placeOrder } from "./place-order";
import { getOrder } from "./queries";

const database = withTestDatabase();
const pool = () => database.pool();
let shopper: string;
let shirt: number;
let bowl: number;

beforeAll(async () => {
  const { productIds } = await fillCatalog(pool(), { products: 4 });
  [shirt = 0, bowl = 0] = productIds;
  await pool().query(`update products set option_names = '{Size,Colour}' where id = $1`, [shirt]);
  await pool().query(
    `insert into product_variants (product_id, sku, option_values, position, price_amount, stock, image)
     values ($1, 'S-R', '{S,Red}', 0, 500, 10, ''), ($1, 'M-R', '{M,Red}', 1, 600, 10, '/m.jpg'),
            ($1, 'L-R', '{L,Red}', 2, 600, 0, '')`,
    [shirt],
  );
});

beforeEach(async () => {
  shopper = randomId();
  await pool().query(
    "update product_variants set stock = case when sku = 'L-R' then 0 else 10 end, status = 'active'",
  );
  await pool().query("update products set stock = 20, status = 'active' where id = $1", [shirt]);
});

const put = (variant: string | undefined, quantity = 1, of = shopper, product = shirt) =>
  addToCart(of, { product, variant, quantity, interaction: uuidv7() });

async function order(of = shopper) {
  const cart = await getCart(of);
  const total = cart.totals?.total.amount ?? 0;
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1 1AA",
    country: "GB" as const,
  };
  const form = { key: uuidv7(), total, email: "ann@example.com", name: "Ann", address };
  return placeOrder(form, { shopperId: of, viewer: null });
}

async function stocks(): Promise<number[]> {
  const { rows } = await pool().query<{ stock: number }>(
    `select stock from products where id = $1 union all
     (select stock from product_variants where product_id = $1 order by position)`,
    [shirt],
  );
  return rows.map(({ stock }) => stock);
}

describe("a product with options", () => {
  it("is offered with its variants, and found by the code of one", async () => {
    const page = await getProductPage("product-1");
    expect(page?.options.names).toEqual(["Size", "Colour"]);
    expect(page?.options.variants.map(({ sku, stock }) => [sku, stock])).toEqual([
      ["S-R", 10],
      ["M-R", 10],
      ["L-R", 0],
    ]);
    expect(await resolveProductIds(["M-R"])).toEqual(new Map([["M-R", shirt]]));
  });

  it("says on its card that there is a choice, from which price on, and whether any of it can be had", async () => {
    const card = async () => {
      const page = await getProductPage("product-1");
      return page && [page.price.amount, page.priceFrom, page.hasOptions, page.inStock];
    };
    await pool().query("update products set price_amount = 500 where id = $1", [shirt]);
    expect(await card()).toEqual([500, true, true, true]);
    await pool().query("update product_variants set status = 'hidden' where sku <> 'S-R'");
    expect(await card()).toEqual([500, false, true, true]);
    expect(await getProductPage("product-2")).toMatchObject({ priceFrom: false, hasOptions: false });
  });

  it("is sold out once all of its variants are, and not before", async () => {
    await pool().query("update products set stock = 3 where id = $1", [shirt]);
    await pool().query("update product_variants set stock = case when sku = 'M-R' then 3 else 0 end");
    expect(await getProductPage("product-1")).toMatchObject({ inStock: true });
    await put("M-R", 3);
    await order();
    expect(await getProductPage("product-1")).toMatchObject({ inStock: false });
  });

  it("goes into the cart as what was chosen, each choice a line with its own price and picture", async () => {
    await put("S-R", 2);
    const cart = await put("M-R", 1);
    expect(cart.lines.map(({ variant, quantity, total }) => [variant, quantity, total.amount])).toEqual([
      [{ sku: "S-R", label: "Size: S, Colour: Red" }, 2, 1000],
      [{ sku: "M-R", label: "Size: M, Colour: Red" }, 1, 600],
    ]);
    expect(cart.lines[1]?.product.image).toBe("/m.jpg");
    const more = await setQuantity(shopper, { product: shirt, variant: "S-R", quantity: 3 });
    expect(more.lines.map(({ quantity }) => quantity)).toEqual([3, 1]);
    const less = await removeFromCart(shopper, { product: shirt, variant: "S-R", interaction: uuidv7() });
    expect(less.lines.map(({ variant }) => variant?.sku)).toEqual(["M-R"]);
  });

  it("cannot be had without a choice, nor as one that is not sold or not there", async () => {
    await expect(put(undefined)).rejects.toThrow("Please choose Size and Colour first.");
    await expect(put("XXL")).rejects.toMatchObject({ code: "not_found" });
    await expect(put("L-R")).rejects.toThrow("sold out");
    await expect(put("S-R", 11)).rejects.toThrow("Only 10 left");
    await pool().query("update product_variants set status = 'hidden' where sku = 'S-R'");
    await expect(put("S-R")).rejects.toMatchObject({ code: "not_found" });
    expect((await put(undefined, 1, shopper, bowl)).count).toBe(1);
  });

  it("is ordered as what was chosen: stock goes down there and in all, and the order says what it was", async () => {
    await put("S-R", 2);
    await put("M-R", 3);
    const { number } = await order();
    expect(await stocks()).toEqual([15, 8, 7, 0]);
    const placed = await getOrder(number, { shopperId: shopper });
    expect(
      placed?.lines.map(({ options, variant, total, inStock }) => [options, variant, total.amount, inStock]),
    ).toEqual(
      expect.arrayContaining([
        ["Size: S, Colour: Red", "S-R", 1000, true],
        ["Size: M, Colour: Red", "M-R", 1800, true],
      ]),
    );
    const { rows } = await pool().query(
      "select product_id as product, value from interactions where shopper_id = $1 and kind = 'purchase' order by value",
      [shopper],
    );
    expect(rows).toEqual([
      { product: shirt, value: 2 },
      { product: shirt, value: 3 },
    ]);
  });

  it("says of each line what cannot be had any more", async () => {
    await put("S-R", 2);
    await put("M-R", 3);
    await pool().query("update product_variants set stock = 1 where sku = 'M-R'");
    expect((await getCart(shopper)).lines.map(({ problem }) => problem)).toEqual([null, "short"]);
    await expect(order()).rejects.toMatchObject({
      code: "conflict",
      fields: [
        {
          path: `lines.${toPublicProductId(shirt)}.M-R`,
          message: "Only 1 of Product 1 (Size: M, Colour: Red) left.",
        },
      ],
    });
    expect(await stocks()).toEqual([20, 10, 1, 0]);
  });

  it("is never sold more often than there are pieces of it, however many order at once", async () => {
    const shoppers = Array.from({ length: 15 }, () => randomId());
    for (const one of shoppers) await put("M-R", 1, one);
    const results = await Promise.allSettled(shoppers.map((one) => order(one)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    expect(await stocks()).toEqual([10, 10, 0, 0]);
  });

  it("that lay in the cart before it had options has to be chosen anew", async () => {
    await put("S-R", 1);
    await pool().query(
      "update cart_items set variant_id = 0 where cart_id in (select id from carts where shopper_id = $1)",
      [shopper],
    );
    expect((await getCart(shopper)).lines[0]).toMatchObject({ problem: "unavailable" });
    await expect(order()).rejects.toMatchObject({ code: "conflict" });
  });

  it("keeps its choices when two carts become one", async () => {
    const account = randomId();
    await put("S-R", 2);
    await put("M-R", 1);
    await put("S-R", 1, account);
    await inTransaction((db) => mergeCarts(db, shopper, account));
    const cart = await getCart(account);
    expect(cart.lines.map(({ variant, quantity }) => [variant?.sku, quantity]).sort()).toEqual([
      ["M-R", 1],
      ["S-R", 2],
    ]);
  });
});
