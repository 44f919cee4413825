import { expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import { MOST_FACTS, type PastFact } from "@/lib/shop/interactions/session-cache";
import { tastesOf } from "./choices";
import { STRANGER } from "./shopper-state";

const categoryOf = (id: number, path: string) => {
  return { id, parentId: null, slug: path, name: path, path, depth: 0, position: 0 };
};
const productOf = (id: number, categoryId: number): CatalogProduct => {
  const named = { sku: `${id}`, slug: `${id}`, name: `${id}`, brand: "", colour: "", image: "" };
  const price = { amount: 100, currency: "GBP" };
  return { id, categoryId, ...named, price, compareAt: null, stock: 1, variants: [], createdAt: 0 };
};
const catalog = new CatalogIndex(
  [categoryOf(1, "kitchen/mugs"), categoryOf(2, "garden")],
  [productOf(1, 1), productOf(2, 2)],
);
const fact = (productId: number, kind: PastFact["kind"], at: number): PastFact => {
  return { productId, kind, value: 1, at };
};

it("reads a shopper's taste from what they did with products that are there", () => {
  // A product that is gone, and what only takes back, speak for no category.
  const facts = [fact(1, "view", 1), fact(9, "view", 2), fact(2, "purchase", 3), fact(2, "remove", 4)];
  const past = tastesOf({ ...STRANGER, facts }, catalog)();
  expect(past.isWhole).toBe(true);
  expect(past.facts.map(({ category, at }) => [category, at])).toEqual([
    ["kitchen/mugs", 1],
    ["garden", 3],
  ]);
  const [view, purchase] = past.facts;
  expect(purchase?.weight).toBeGreaterThan(view?.weight ?? Infinity);
});

it("says when more may have been done than is known", () => {
  const facts = Array.from({ length: MOST_FACTS }, (_, at) => fact(1, "view", at));
  expect(tastesOf({ ...STRANGER, facts }, catalog)().isWhole).toBe(false);
});
