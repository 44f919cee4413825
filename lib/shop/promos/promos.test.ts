import fc from "fast-check";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/platform/db/client";
import { withTestDatabase } from "@/lib/platform/db/testing";
import { enterPromo, removePromo, setQuantity } from "@/lib/shop/cart/commands";
import { fillCatalog } from "@/lib/shop/catalog/testing/fill-catalog";
import { TestShopper } from "@/lib/shop/checkout/testing/shopping";
import { closeOrder } from "@/lib/shop/orders/close-order";
import { refundOrder } from "@/lib/shop/orders/refund-order";
import { addPromo, switchPromo } from "./commands";
import { describePromoProblem, shareOfPaid, takeOff } from "./promo-math";
import { listPromos } from "./queries";
import { newPromoSchema } from "./schema";

const database = withTestDatabase();
const US = { process: "test" };
let mug = 0;
let ann: TestShopper;

beforeAll(async () => {
  const { productIds } = await fillCatalog(database.pool(), { products: 1 });
  [mug = 0] = productIds;
});

beforeEach(async () => {
  await database.pool().query(`
    truncate checkouts, payments, orders, sandbox_payments, carts, promos cascade;
    update products set stock = 50, price_amount = 1000`);
  ann = new TestShopper();
});

const draft = (given: Record<string, string>) =>
  newPromoSchema.parse({ kind: "percent", value: "10", ...given });
const add = (given: Record<string, string>) => addPromo(draft(given), US);
const enter = (code: string, shopper = ann) => enterPromo(shopper.id, code, null);
const refusals = (given: Record<string, string>) =>
  newPromoSchema
    .safeParse({ code: "TEN", kind: "percent", value: "10", ...given })
    .error?.issues.map(({ path }) => path.join("."));

describe("a promo code", () => {
  it("takes its share off, however it is spelled, and the order says so", async () => {
    await add({ code: "spring 10" });
    await ann.put(mug, 3);
    const cart = await enter(" Spring10 ");
    expect(cart).toMatchObject({
      promo: { code: "SPRING10", problem: null },
      totals: { subtotal: { amount: 3_000 }, discount: { amount: 300 }, total: { amount: 3_095 } },
    });
    await ann.pay();
    expect(await getDb().order.findFirstOrThrow()).toMatchObject({
      promoCode: "SPRING10",
      discountAmount: 300,
      totalAmount: 3_095,
    });
    expect((await ann.cart()).promo).toBeNull();
    expect(await listPromos(US)).toMatchObject([{ uses: 1, given: [{ amount: 300, currency: "GBP" }] }]);
  });

  it("takes an amount off, and never more than the products cost", async () => {
    await add({ code: "FIFTEEN", kind: "amount", value: "15", currency: "gbp" });
    await ann.put(mug);
    expect((await enter("FIFTEEN")).totals).toMatchObject({
      discount: { amount: 1_000 },
      total: { amount: 395 },
    });
    await setQuantity(ann.id, { product: mug, quantity: 2 });
    expect((await ann.cart()).totals).toMatchObject({ discount: { amount: 1_500 }, total: { amount: 895 } });
  });

  it("makes standard delivery free", async () => {
    await add({ code: "FREESHIP", kind: "delivery" });
    await ann.put(mug);
    expect((await enter("FREESHIP")).totals).toMatchObject({
      shipping: { amount: 0 },
      total: { amount: 1_000 },
      untilFreeShipping: null,
    });
  });

  it("holds from its least value on, and says what is missing", async () => {
    await add({ code: "BIG", minimum: "20", currency: "GBP" });
    await ann.put(mug);
    const { promo, totals } = await enter("BIG");
    expect(promo?.problem).toEqual({ missing: { amount: 1_000, currency: "GBP" } });
    expect(describePromoProblem("BIG", { missing: { amount: 1_000, currency: "GBP" } }, "en-GB")).toBe(
      "The code BIG holds once your cart is worth £10.00 more.",
    );
    expect(totals?.discount.amount).toBe(0);
    await setQuantity(ann.id, { product: mug, quantity: 2 });
    expect(await ann.cart()).toMatchObject({
      promo: { problem: null },
      totals: { discount: { amount: 200 } },
    });
  });

  it("that is there already, unknown, over, not begun or off is refused with a sentence", async () => {
    await add({ code: "TWICE" });
    await add({ code: "OVER", until: "2020-01-01" });
    await add({ code: "SOON", from: "2999-01-01" });
    await add({ code: "OFF" });
    const { id } = await getDb().promo.findUniqueOrThrow({ where: { code: "OFF" } });
    await switchPromo(id, false, US);
    await ann.put(mug);
    await enter("TWICE");
    await expect(enter("twice")).rejects.toThrow("The code TWICE is in your cart already: it counts once.");
    await removePromo(ann.id);
    await expect(enter("NEVER'; drop")).rejects.toThrow("not known");
    await expect(enter("OVER")).rejects.toThrow("has ended");
    await expect(enter("SOON")).rejects.toThrow("does not hold yet");
    await expect(enter("OFF")).rejects.toThrow("not known");
  });

  it("is used as often as it may be, in all and by one customer, by whichever name", async () => {
    await add({ code: "ONCE", maxPerCustomer: "1", maxUses: "2" });
    await ann.put(mug);
    await enter("ONCE");
    await ann.pay();
    ann.key = new TestShopper().key;
    await ann.put(mug);
    await expect(enter("ONCE")).rejects.toThrow("You have used the code ONCE already.");
    // In another browser: by the e-mail address of the form.
    const elsewhere = new TestShopper();
    await elsewhere.put(mug);
    await enter("ONCE", elsewhere);
    await expect(elsewhere.pay()).rejects.toThrow("You have used the code ONCE already. Please remove it");
    elsewhere.email = "ben@example.com";
    await elsewhere.pay();
    const last = new TestShopper();
    await last.put(mug);
    await expect(enter("ONCE", last)).rejects.toThrow("has been used up");
    // An order that was cancelled has not used it.
    const { number } = await getDb().order.findFirstOrThrow({ where: { email: "ben@example.com" } });
    await closeOrder(number, "cancelled", US);
    await enter("ONCE", last);
  });

  it("has its last use taken by one of two who pay at the same time", async () => {
    await add({ code: "LAST", maxUses: "1" });
    const shoppers = [new TestShopper(), new TestShopper()];
    for (const [i, one] of shoppers.entries()) {
      one.email = `shopper${i}@example.com`;
      await one.put(mug);
      await enter("LAST", one);
    }
    const paid = await Promise.allSettled(shoppers.map((one) => one.pay("succeeds", 1_295)));
    expect(paid.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await getDb().order.count({ where: { promoCode: "LAST" } })).toBe(1);
  });

  it("is given back with the pieces it was for, to the penny", async () => {
    await add({ code: "THIRD", value: "33" });
    await ann.put(mug, 3);
    await enter("THIRD");
    await ann.pay();
    const { number, totalAmount, items } = await getDb().order.findFirstOrThrow({ include: { items: true } });
    const piece = Object.fromEntries(items.map(({ id }) => [id, 1]));
    const amounts = [];
    for (const shipping of [false, false, true])
      amounts.push((await refundOrder({ number, pieces: piece, shipping, restock: true }, US)).amount);
    expect(amounts).toEqual([670, 670, 1_065]);
    expect(amounts.reduce((a, b) => a + b)).toBe(totalAmount);
  });

  it("is refused field by field where it makes no sense, and once for a name", async () => {
    expect(refusals({ value: "0" })).toEqual(["value"]);
    expect(refusals({ value: "101" })).toEqual(["value"]);
    expect(refusals({ kind: "amount", value: "x", currency: "GBP" })).toContain("value");
    expect(refusals({ kind: "amount", value: "5", currency: "" })).toEqual(["currency"]);
    expect(refusals({ code: "a!" })).toContain("code");
    expect(refusals({ from: "2030-02-01", until: "2030-01-01" })).toEqual(["until"]);
    expect(refusals({ maxUses: "0" })).toEqual(["maxUses"]);
    await add({ code: "SAME" });
    await expect(add({ code: "same" })).rejects.toMatchObject({ code: "conflict" });
    await expect(addPromo(draft({ code: "NOT" }), null)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("what a code takes off", () => {
  const promo = fc.record({
    code: fc.constant("X"),
    kind: fc.constantFrom("percent" as const, "amount" as const, "delivery" as const),
    value: fc.integer({ min: 1, max: 100 }),
    currency: fc.constant("GBP"),
    minimum: fc.integer({ min: 0, max: 10_000 }),
  });
  const amount = fc.integer({ min: 0, max: 10 ** 8 });

  it("is whole, not negative and never more than the products cost", () => {
    fc.assert(
      fc.property(promo, amount, (terms, subtotal) => {
        const { discount } = takeOff(terms, { amount: subtotal, currency: "GBP" });
        expect(Number.isSafeInteger(discount) && discount >= 0 && discount <= subtotal).toBe(true);
      }),
    );
  });

  it("comes off what is given back, so that parts add up to what was paid", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 20 }),
        fc.nat(),
        (parts, some) => {
          const subtotal = parts.reduce((a, b) => a + b, 0);
          const discount = subtotal === 0 ? 0 : some % (subtotal + 1);
          let [before, back] = [0, 0];
          for (const part of parts) {
            const share = shareOfPaid({ subtotal, discount }, before, part);
            expect(share >= 0 && share <= part).toBe(true);
            before += part;
            back += share;
          }
          expect(back).toBe(subtotal - discount);
        },
      ),
    );
  });
});
