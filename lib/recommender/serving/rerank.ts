import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { Candidate } from "./candidates";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

type RerankRule = NonNullable<Strategy["rerank"]>;

/** A capped product comes after every other: no score and no likeness makes up for this. */
const CAPPED = 2;

interface Open {
  candidate: Candidate;
  /** To the most alike of the first `compared` products placed. */
  likeness: number;
  compared: number;
}

/**
 * Maximal marginal relevance: each place goes to the candidate of largest (1 − d)·score − d·likeness, where likeness is
 * that to the most alike product already placed. A brand or category that has its share waits until nothing else is
 * left, so that a cap never makes a hole.
 *
 * @param candidates scores 0–1, best first
 */
export function rerank(
  candidates: readonly Candidate[],
  k: number,
  rule: RerankRule | null,
  catalog: LiveCatalog,
): Candidate[] {
  if (!rule) return candidates.slice(0, k);
  const open: Open[] = candidates.map((candidate) => ({ candidate, likeness: 0, compared: 0 }));
  const placed: Candidate[] = [];
  const caps = createCaps(rule, k);
  while (placed.length < k && open.length > 0) {
    const chosen = findNext(open, placed, rule.diversity, caps.isReached, catalog);
    const next = open.splice(chosen, 1)[0]?.candidate;
    if (!next) break;
    placed.push(next);
    caps.count(next);
  }
  return placed;
}

/** Looks from the best score down, and only as far as a score alone could still win. */
function findNext(
  open: readonly Open[],
  placed: readonly Candidate[],
  diversity: number,
  isCapped: (candidate: Candidate) => boolean,
  catalog: LiveCatalog,
): number {
  let chosen = 0;
  let best = -Infinity;
  for (const [i, item] of open.entries()) {
    const relevance = (1 - diversity) * item.candidate.score;
    if (relevance <= best) break;
    for (; item.compared < placed.length; item.compared++) {
      const other = placed[item.compared];
      if (other) item.likeness = Math.max(item.likeness, likenessOf(item.candidate, other, catalog));
    }
    const value = relevance - diversity * item.likeness - (isCapped(item.candidate) ? CAPPED : 0);
    if (value > best) [chosen, best] = [i, value];
  }
  return chosen;
}

/** Counts brands and categories of what is placed against their shares of `k`. */
function createCaps({ brandShare, categoryShare }: RerankRule, k: number) {
  const brands = new Map<string, number>();
  const categories = new Map<number, number>();
  const [perBrand, perCategory] = [Math.ceil(brandShare * k), Math.ceil(categoryShare * k)];
  return {
    isReached: ({ product }: Candidate) =>
      (product.brand !== "" && (brands.get(product.brand) ?? 0) >= perBrand) ||
      (categories.get(product.categoryId) ?? 0) >= perCategory,
    count({ product }: Candidate) {
      brands.set(product.brand, (brands.get(product.brand) ?? 0) + 1);
      categories.set(product.categoryId, (categories.get(product.categoryId) ?? 0) + 1);
    },
  };
}

/** 0–1: the same category counts most, a sister category and the brand some. */
function likenessOf({ product: a }: Candidate, { product: b }: Candidate, catalog: LiveCatalog): number {
  const brand = a.brand !== "" && a.brand === b.brand ? 0.3 : 0;
  if (a.categoryId === b.categoryId) return 0.7 + brand;
  const parent = catalog.categories.get(a.categoryId)?.parentId ?? null;
  const sisters = parent !== null && parent === catalog.categories.get(b.categoryId)?.parentId;
  return (sisters ? 0.3 : 0) + brand;
}
