import { describe, expect, it } from "vitest";
import { CatalogIndex } from "@/lib/shop/catalog/catalog-index";
import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Candidate } from "./candidates";
import { rerank } from "./rerank";

const category = (id: number, parentId: number | null) => ({
  id,
  parentId,
  slug: `c${id}`,
  name: `C${id}`,
  path: `c${id}`,
  depth: 0,
  position: 0,
});
const catalog = new CatalogIndex([category(1, null), category(2, 1), category(3, 1), category(4, null)], []);

function candidate(id: number, score: number, categoryId: number, brand = `b${id}`): Candidate {
  const price = { amount: 100, currency: "GBP" };
  const text = { sku: `${id}`, slug: `${id}`, name: `${id}`, image: "" };
  const product: CatalogProduct = {
    id,
    ...text,
    brand,
    colour: "",
    categoryId,
    price,
    compareAt: null,
    variants: [],
    stock: 1,
    createdAt: 0,
  };
  return { product, score, source: "ranker" };
}

const idsOf = (list: Candidate[]) => list.map(({ product }) => product.id);
const even = { diversity: 0.3, brandShare: 1, categoryShare: 1 };

describe("rerank", () => {
  const candidates = [
    candidate(1, 1, 2),
    candidate(2, 0.95, 2),
    candidate(3, 0.9, 3),
    candidate(4, 0.8, 4),
    candidate(5, 0.1, 4),
  ];

  it("keeps the order without a rule, and with no wish for difference", () => {
    expect(idsOf(rerank(candidates, 4, null, catalog))).toEqual([1, 2, 3, 4]);
    expect(idsOf(rerank(candidates, 4, { ...even, diversity: 0 }, catalog))).toEqual([1, 2, 3, 4]);
  });

  it("prefers what is different, less so what is far worse", () => {
    expect(idsOf(rerank(candidates, 5, even, catalog))).toEqual([1, 4, 3, 2, 5]);
  });

  it("holds caps, and breaks them rather than leaving a hole", () => {
    const one = Array.from({ length: 6 }, (_, i) => candidate(i + 1, 1 - i / 10, i < 4 ? 2 : 4, "same"));
    const capped = { diversity: 0, brandShare: 1, categoryShare: 0.5 };
    expect(idsOf(rerank(one, 4, capped, catalog))).toEqual([1, 2, 5, 6]);
    expect(idsOf(rerank(one, 6, { ...capped, brandShare: 0.2 }, catalog))).toHaveLength(6);
  });
});
