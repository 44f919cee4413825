import type { Candidate } from "./candidates";
import type { Serving } from "./serving";

/** So much of the taste is taken for granted in a list: without it one category too few would cost without end. */
const SMOOTHING = 0.01;

/** Whether a list has the categories of a shopper's past in the same shares (Steck, Calibrated Recommendations, 2018). */
export interface Mix {
  /** How much further from the taste the list is with this product than with the best one could choose; 0 or more. */
  costOf(candidate: Candidate): number;
  add(candidate: Candidate): void;
}

/** Share of each category in what the shopper has met; null: nothing is known. */
export function tasteOf({ past, catalog, affinity }: Serving): ReadonlyMap<number, number> | null {
  const taste = new Map<number, number>();
  let whole = 0;
  for (const { productId } of past.facts) {
    const category = catalog.byId.get(productId)?.categoryId;
    if (category === undefined || taste.has(category)) continue;
    const weight = affinity.get(category) ?? 0;
    taste.set(category, weight);
    whole += weight;
  }
  if (whole <= 0) return null;
  for (const [category, weight] of taste) taste.set(category, weight / whole);
  return taste;
}

/** Kullback and Leibler's divergence of a list's categories from the taste, kept up as the list grows. */
export function createMix(taste: ReadonlyMap<number, number>): Mix {
  const counts = new Map<number, number>();
  let length = 0;
  let costs: { byCategory: Map<number, number>; ofOthers: number } | null = null;

  function divergence(added: number | null): number {
    let sum = 0;
    for (const [category, share] of taste) {
      const count = (counts.get(category) ?? 0) + (category === added ? 1 : 0);
      const smoothed = (1 - SMOOTHING) * (count / (length + 1)) + SMOOTHING * share;
      sum += share * Math.log(share / smoothed);
    }
    // Of the whole list, and not of one place of it: else a long list would hardly care.
    return sum * (length + 1);
  }

  function work() {
    const byCategory = new Map([...taste.keys()].map((category) => [category, divergence(category)]));
    const ofOthers = divergence(null);
    const least = Math.min(ofOthers, ...byCategory.values());
    for (const [category, cost] of byCategory) byCategory.set(category, cost - least);
    return { byCategory, ofOthers: ofOthers - least };
  }

  return {
    costOf({ product }) {
      costs ??= work();
      return costs.byCategory.get(product.categoryId) ?? costs.ofOthers;
    },
    add({ product }) {
      counts.set(product.categoryId, (counts.get(product.categoryId) ?? 0) + 1);
      length++;
      costs = null;
    },
  };
}
