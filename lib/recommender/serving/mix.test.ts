import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Candidate } from "./candidates";
import { createMix } from "./mix";
import { rerank } from "./rerank";

const catalog = new CatalogIndex([], []);

function candidate(id: number, score: number, categoryId: number): Candidate {
  const text = { sku: `${id}`, slug: `${id}`, name: `${id}`, image: "", brand: "", colour: "" };
  const price = { amount: 100, currency: "GBP" };
  const product: CatalogProduct = {
    id,
    ...text,
    categoryId,
    price,
    compareAt: null,
    variants: [],
    stock: 1,
    createdAt: 0,
  };
  return { product, score, source: "ranker" };
}

const RULE = { diversity: 0, brandShare: 1, categoryShare: 1 };
const countOf = (list: readonly Candidate[], category: number) =>
  list.filter(({ product }) => product.categoryId === category).length;

describe("a calibrated mix", () => {
  // Whoever likes mostly 1 scores it highest everywhere: by score alone nothing else is shown.
  const candidates = [
    ...Array.from({ length: 20 }, (_, i) => candidate(i + 1, 1 - i / 100, 1)),
    ...Array.from({ length: 20 }, (_, i) => candidate(i + 21, 0.7 - i / 100, 2)),
    ...Array.from({ length: 20 }, (_, i) => candidate(i + 41, 0.4 - i / 100, 3)),
  ];
  const taste = new Map([
    [1, 0.7],
    [2, 0.3],
  ]);

  it("has the categories of the past in their shares", () => {
    const bare = rerank(candidates, 10, RULE, catalog);
    expect(countOf(bare, 1)).toBe(10);
    const mixed = rerank(candidates, 10, { ...RULE, calibration: 0.5 }, catalog, { mix: createMix(taste) });
    expect([countOf(mixed, 1), countOf(mixed, 2), countOf(mixed, 3)]).toEqual([7, 3, 0]);
  });

  it("chooses as if every candidate had been weighed at every place", () => {
    const drawn = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1, 2, 3)), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(drawn, fc.double({ min: 0, max: 1, noNaN: true }), (pairs, calibration) => {
        const open = pairs
          .map(([score, category], i) => candidate(i + 1, score, category))
          .sort((a, b) => b.score - a.score || a.product.id - b.product.id);
        const [made, mix] = [createMix(taste), createMix(taste)];
        const chosen = rerank(open, 5, { ...RULE, calibration }, catalog, { mix: made });
        const left = [...open];
        for (const one of chosen) {
          const valueOf = (other: Candidate) =>
            (1 - calibration) * other.score - calibration * mix.costOf(other);
          const best = Math.max(...left.map(valueOf));
          expect(valueOf(one)).toBeCloseTo(best, 10);
          left.splice(left.indexOf(one), 1);
          mix.add(one);
        }
      }),
    );
  });
});
