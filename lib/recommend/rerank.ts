import type { LiveCatalog } from "@/lib/catalog/catalog-index";
import type { Candidate } from "./candidates";
import type { Strategy } from "./strategies";

type RerankRule = NonNullable<Strategy["rerank"]>;

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
  const open = candidates.map((candidate) => ({ candidate, likeness: 0 }));
  const places = Math.min(k, candidates.length);
  const brands = new Map<string, number>();
  const categories = new Map<number, number>();
  const isCapped = ({ product }: Candidate) =>
    (product.brand !== "" && (brands.get(product.brand) ?? 0) >= Math.ceil(rule.brandShare * k)) ||
    (categories.get(product.categoryId) ?? 0) >= Math.ceil(rule.categoryShare * k);

  const placed: Candidate[] = [];
  while (placed.length < places) {
    let chosen = -1;
    let bestValue = -Infinity;
    for (const [i, { candidate, likeness }] of open.entries()) {
      const value =
        (1 - rule.diversity) * candidate.score - rule.diversity * likeness - (isCapped(candidate) ? 2 : 0);
      if (value > bestValue) [chosen, bestValue] = [i, value];
    }
    const next = open.splice(chosen, 1)[0]?.candidate;
    if (!next) break;
    placed.push(next);
    brands.set(next.product.brand, (brands.get(next.product.brand) ?? 0) + 1);
    categories.set(next.product.categoryId, (categories.get(next.product.categoryId) ?? 0) + 1);
    for (const other of open)
      other.likeness = Math.max(other.likeness, likenessOf(other.candidate, next, catalog));
  }
  return placed;
}

/** 0–1: the same category counts most, a sister category and the brand some. */
function likenessOf({ product: a }: Candidate, { product: b }: Candidate, catalog: LiveCatalog): number {
  const brand = a.brand !== "" && a.brand === b.brand ? 0.3 : 0;
  if (a.categoryId === b.categoryId) return 0.7 + brand;
  const parent = catalog.categories.get(a.categoryId)?.parentId ?? null;
  const sisters = parent !== null && parent === catalog.categories.get(b.categoryId)?.parentId;
  return (sisters ? 0.3 : 0) + brand;
}
