import { describe, expect, it } from "vitest";
import type { ProductCard } from "@/lib/shop/catalog/product-card";
import { type CartEntry, describeProblem, toCart, withQuantity } from "./cart";
import { shippingRuleFor } from "./shipping";

function entry(id: string, quantity: number, available = 10, currency = "GBP"): CartEntry {
  const product: ProductCard = {
    id,
    sku: id,
    slug: id,
    name: id,
    brand: "",
    image: "",
    compareAt: null,
    priceFrom: false,
    hasOptions: false,
    inStock: available > 0,
    price: { amount: 1_000, currency },
  };
  return { product, quantity, available };
}

describe("a cart", () => {
  it("adds up what can be had and counts every piece", () => {
    const cart = toCart([entry("prd_1", 2), entry("prd_2", 1)], shippingRuleFor);
    expect(cart).toMatchObject({ count: 3, blocked: false, totals: { total: { amount: 3_395 } } });
    expect(cart.lines.map((line) => line.total.amount)).toEqual([2_000, 1_000]);
  });

  it("blocks the checkout for what cannot be ordered, and says why", () => {
    const cart = toCart([entry("prd_1", 1), entry("prd_2", 3, 2), entry("prd_3", 1, 0)], shippingRuleFor);
    expect(cart.blocked).toBe(true);
    expect(cart.lines.map((line) => line.problem)).toEqual([null, "short", "unavailable"]);
    expect(cart.totals?.subtotal.amount).toBe(4_000);
    expect(cart.lines.map((line) => describeProblem(line, "en-GB"))[1]).toBe(
      "Only 2 left. Please lower the quantity.",
    );
  });

  it("never adds a second currency to the first", () => {
    const cart = toCart([entry("prd_1", 1), entry("prd_2", 1, 10, "EUR")], shippingRuleFor);
    expect(cart.lines[1]?.problem).toBe("unavailable");
    expect(cart.totals?.subtotal).toEqual({ amount: 1_000, currency: "GBP" });
  });

  it("is empty, blocked and free of totals without lines", () => {
    expect(toCart([], shippingRuleFor)).toEqual({
      lines: [],
      count: 0,
      totals: null,
      blocked: true,
      delivery: null,
      promo: null,
    });
  });

  it("shows a change before the shop has answered", () => {
    const cart = toCart([entry("prd_1", 2), entry("prd_2", 1)], shippingRuleFor);
    expect(withQuantity(cart, "prd_1", 5)).toMatchObject({ count: 6, totals: { total: { amount: 6_000 } } });
    expect(withQuantity(cart, "prd_1", 0).lines.map((line) => line.product.id)).toEqual(["prd_2"]);
    expect(withQuantity(cart, "prd_9", 3)).toEqual(cart);
    expect(cart.count).toBe(3);
  });
});
