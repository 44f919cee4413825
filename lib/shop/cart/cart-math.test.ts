import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeTotals, lineTotal, MAX_QUANTITY, type PricedLine, sumLines } from "./cart-math";
import { shippingRuleFor } from "./shipping";

const gbp = (amount: number) => ({ amount, currency: "GBP" });
const rule = { fee: 395, freeFrom: 5_000 };

const line = fc.record({
  price: fc.integer({ min: 0, max: 10 ** 7 }).map(gbp),
  quantity: fc.integer({ min: 0, max: MAX_QUANTITY }),
}) satisfies fc.Arbitrary<PricedLine>;
const lines = fc.array(line, { maxLength: 50 });

describe("cart math", () => {
  it("adds prices that floating point would not", () => {
    expect(lineTotal({ price: gbp(110), quantity: 3 })).toEqual(gbp(330));
    const cart = [
      { price: gbp(10), quantity: 1 },
      { price: gbp(20), quantity: 1 },
    ];
    expect(computeTotals(cart, "GBP", rule)).toEqual({
      subtotal: gbp(30),
      discount: gbp(0),
      shipping: gbp(395),
      total: gbp(425),
      untilFreeShipping: gbp(4_970),
    });
  });

  it("delivers free from the limit on, not a penny before", () => {
    const at = (amount: number) => computeTotals([{ price: gbp(amount), quantity: 1 }], "GBP", rule);
    expect(at(4_999).total).toEqual(gbp(5_394));
    expect(at(4_999).untilFreeShipping).toEqual(gbp(1));
    expect(at(5_000)).toMatchObject({ shipping: gbp(0), total: gbp(5_000), untilFreeShipping: null });
  });

  it("does not charge for delivering nothing", () => {
    expect(computeTotals([], "GBP", rule).total).toEqual(gbp(0));
  });

  it("has a rule for the pound and charges nothing where it has none", () => {
    expect(shippingRuleFor("GBP")).toEqual({ ...rule, express: 795 });
    expect(shippingRuleFor("JPY").fee).toBe(0);
  });

  it("refuses to add two currencies, fractions and negative amounts", () => {
    const euro = { price: { amount: 1, currency: "EUR" }, quantity: 1 };
    expect(() => sumLines([euro], "GBP")).toThrow(RangeError);
    expect(() => lineTotal({ price: gbp(1.5), quantity: 1 })).toThrow(RangeError);
    expect(() => lineTotal({ price: gbp(1), quantity: -1 })).toThrow(RangeError);
    expect(() => lineTotal({ price: gbp(2 ** 53), quantity: 1 })).toThrow(RangeError);
  });

  it("is the same in any order and however the lines are grouped", () => {
    fc.assert(
      fc.property(lines, lines, (first, second) => {
        const all = [...first, ...second];
        const total = sumLines(all, "GBP").amount;
        expect(sumLines(all.toReversed(), "GBP").amount).toBe(total);
        expect(sumLines(first, "GBP").amount + sumLines(second, "GBP").amount).toBe(total);
      }),
    );
  });

  it("never charges a fraction, and total is always subtotal plus shipping", () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { subtotal, shipping, total, untilFreeShipping } = computeTotals(all, "GBP", rule);
        expect(Number.isSafeInteger(total.amount)).toBe(true);
        expect(total.amount).toBe(subtotal.amount + shipping.amount);
        expect(shipping.amount === 0).toBe(untilFreeShipping === null);
      }),
    );
  });
});
