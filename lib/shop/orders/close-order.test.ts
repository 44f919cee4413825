import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { addToCart } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { closeOrder } from "./close-order";
import { placeOrder } from "./place-order";
import { getOrder } from "./queries";

const database = withTestDatabase();
const US = { process: "test" };
let product: number;
let shopperId: string;
let number: number;

const stock = async () => {
  const { rows } = await database.pool().query("select stock from products where id = $1", [product]);
  return rows[0].stock as number;
};
const lanes = async () => {
  const { rows } = await database
    .pool()
    .query("select lane::text from interactions where shopper_id = $1 and kind = 'purchase'", [shopperId]);
  return rows.map((row) => row.lane as string);
};

beforeAll(async () => {
  product = (await fillCatalog(database.pool(), { products: 2 })).productIds[0] ?? 0;
});

beforeEach(async () => {
  await database.pool().query("update products set stock = 10, price_amount = 100");
  shopperId = randomId();
  const { totals } = await addToCart(shopperId, { product, quantity: 4, interaction: uuidv7() });
  const address = {
    line1: "1 High Street",
    line2: "",
    city: "Leeds",
    postcode: "LS1",
    country: "GB" as const,
  };
  const form = {
    key: uuidv7(),
    total: totals?.total.amount ?? 0,
    email: "a@example.com",
    name: "A",
    address,
  };
  ({ number } = await placeOrder(form, { shopperId, viewer: null }));
});

describe("an order that is closed", () => {
  it.each(["cancelled", "returned"] as const)(
    "as %s gives its stock back and is no purchase any more",
    async (status) => {
      expect([await stock(), await lanes()]).toEqual([6, ["person"]]);
      expect(await closeOrder(number, status, US)).toEqual({ status, lines: 1 });
      expect([await stock(), await lanes()]).toEqual([10, ["withdrawn"]]);
      expect((await getOrder(number, { shopperId, viewer: null }))?.status).toBe(status);
    },
  );

  it("gives it back once, however often and at the same time it is asked", async () => {
    await Promise.all(Array.from({ length: 5 }, () => closeOrder(number, "cancelled", US)));
    expect(await stock()).toBe(10);
    const { rows } = await database
      .pool()
      .query("select from audit_entries where subject = $1", [`${number}`]);
    expect(rows).toHaveLength(1);
  });

  it("stays as it was closed", async () => {
    await closeOrder(number, "cancelled", US);
    await expect(closeOrder(number, "returned", US)).rejects.toMatchObject({ code: "conflict" });
  });

  it("has to exist, and is an admin's business", async () => {
    await expect(closeOrder(999_999, "cancelled", US)).rejects.toMatchObject({ code: "not_found" });
    await expect(closeOrder(number, "cancelled", null)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await stock()).toBe(6);
  });
});
