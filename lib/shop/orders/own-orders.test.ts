import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { uuidv7 } from "@/lib/platform/ids";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { stockOf, TestShopper } from "@/lib/shop/checkout/testing/shopping";
import { settleDue } from "@/lib/shop/checkout/tidy";
import { orderKey } from "./order-key";
import { getOrderDetail } from "./order-detail";
import { askReturn, buyAgain, cancelOwnOrder, findByEmail, findOwnOrder } from "./own-orders";

const database = withTestDatabase();
let mug = 0;
let bowl = 0;
let ann: TestShopper;
let number = 0;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 2 });
  [mug = 0, bowl = 0] = productIds;
});

beforeEach(async () => {
  await database.pool().query(`
    truncate checkouts, payments, orders, sandbox_payments, carts cascade;
    update products set stock = 10, status = 'active'`);
  ann = new TestShopper();
  await ann.put(mug, 2);
  await ann.put(bowl);
  await ann.pay();
  ({ number } = await getDb().order.findFirstOrThrow());
});

const ship = () => getDb().order.update({ where: { number }, data: { shippedAt: new Date() } });
const here = () => ({ shopperId: ann.id });
const stranger = { shopperId: new TestShopper().id };
const later = () => new Date(Date.now() + 60 * 60_000);

describe("an order, for whoever placed it", () => {
  it("opens in the browser it was placed from, or by the key of its letter, and to nobody else", async () => {
    const key = orderKey({ number, email: "ann@example.com" });
    expect(await findOwnOrder(number, here())).toMatchObject({ number, state: "paid" });
    expect(await findOwnOrder(number, { key })).toMatchObject({ number });
    for (const other of [
      stranger,
      {},
      { key: "" },
      { key: `${key}x` },
      { key: orderKey({ number: number + 1, email: "ann@example.com" }) },
    ])
      expect(await findOwnOrder(number, other)).toBeNull();
    expect(await findOwnOrder(number + 1, { key })).toBeNull();
  });

  it("is found by its number and its e-mail address together", async () => {
    expect(await findByEmail(number, "ann@example.com")).toMatchObject({ number });
    const refusals = await Promise.all(
      [findByEmail(number, "ben@example.com"), findByEmail(number + 1, "ann@example.com")].map((one) =>
        one.then(
          () => "",
          (error: Error) => error.message,
        ),
      ),
    );
    // Which of the two was wrong is not told.
    expect(refusals[0]).toContain("no order of this number");
    expect(refusals[1]).toBe(refusals[0]);
  });

  it("is cancelled until it is sent: stock and money are back, once", async () => {
    expect(await stockOf(mug)).toBe(8);
    await expect(cancelOwnOrder(number, stranger)).rejects.toMatchObject({ code: "not_found" });
    await cancelOwnOrder(number, here());
    await cancelOwnOrder(number, here());
    expect(await stockOf(mug)).toBe(10);
    await settleDue(later());
    await settleDue(later());
    const [paid] = await getDb().payment.findMany();
    expect(paid).toMatchObject({ refunded: 795, amount: 795 });
    expect(await findOwnOrder(number, here())).toMatchObject({
      state: "cancelled",
      refunded: { amount: 795 },
    });
  });

  it("is not cancelled once it is sent, and then asked to be taken back, with the reason for the merchant", async () => {
    await expect(askReturn(number, "too early", here())).rejects.toMatchObject({ code: "conflict" });
    await ship();
    await expect(cancelOwnOrder(number, here())).rejects.toThrow("on its way already");
    await expect(askReturn(number, "not mine", stranger)).rejects.toMatchObject({ code: "not_found" });
    await askReturn(number, "It is chipped.", here());
    await askReturn(number, "Once more.", here());
    const detail = await getOrderDetail({ process: "test" }, number);
    expect(detail).toMatchObject({ state: "shipped", customer: { returnReason: "It is chipped." } });
    expect(detail?.returnAskedAt).not.toBeNull();
    expect(detail?.payment).toMatchObject({ provider: "sandbox", state: "captured" });
  });

  it("is bought again with as many pieces, once a click, and what is gone is named", async () => {
    await getDb().product.update({ where: { id: bowl }, data: { stock: 0 } });
    const into = { shopperId: ann.id, interaction: uuidv7() };
    const again = await buyAgain(number, here(), into);
    expect(again).toMatchObject({ added: 1, missing: [{ name: "Product 2" }], cart: { count: 2 } });
    expect((await buyAgain(number, here(), into)).cart.count).toBe(2);
    await expect(buyAgain(number, stranger, into)).rejects.toMatchObject({ code: "not_found" });
  });
});
