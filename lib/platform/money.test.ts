import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMoney, parseMoney } from "./money";

describe("money", () => {
  it("formats by the currency's own decimals", () => {
    expect(formatMoney({ amount: 255, currency: "GBP" })).toBe("£2.55");
    expect(formatMoney({ amount: 255, currency: "JPY" })).toBe("JP¥255");
  });

  it("parses a decimal point and refuses a decimal comma", () => {
    expect(parseMoney("2.55", "GBP")).toBe(255);
    expect(parseMoney("2.5", "GBP")).toBe(250);
    expect(parseMoney("-0.005", "GBP")).toBe(-1);
    expect(parseMoney("0.004", "GBP")).toBe(0);
    expect(parseMoney("12,50", "GBP")).toBeNull();
    expect(parseMoney("", "GBP")).toBeNull();
    expect(parseMoney("1e3", "GBP")).toBeNull();
  });

  it("reads back every amount it can write", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 10 }), (amount) => {
        expect(parseMoney((amount / 100).toFixed(2), "GBP")).toBe(amount);
      }),
    );
  });
});
