import type { LiveCatalog } from "@/lib/shop/catalog/catalog-index";
import type { Candidate } from "./candidates";
import type { Mix } from "./mix";
import type { Placing } from "./placing";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

type RerankRule = NonNullable<Strategy["rerank"]>;

/** A capped product comes after every other: no score and no likeness makes up for this. */
const CAPPED = 2;
const BY_SCORE: RerankRule = { diversity: 0, brandShare: 1, categoryShare: 1 };

interface Open {
  candidate: Candidate;
  /** To the most alike of the first `compared` products placed. */
  likeness: number;
  compared: number;
}

interface Means {
  /** What merchandising rules say; null: nothing. */
  placing?: Placing | null;
  /** What the shopper's categories are; null: that does not matter. */
  mix?: Mix | null;
}

/**
 * Maximal marginal relevance: each place goes to the candidate of largest (1 − d)·score − d·likeness, where likeness is
 * that to the most alike product already placed. A brand or category that has its share waits until nothing else is
 * left, so that a cap never makes a hole. With a mix, what takes the list away from the shopper's categories costs.
 * Pinned products take their places, and what a rule has no more room for is passed over for good.
 *
 * @param candidates scores 0–1, best first
 */
export function rerank(
  candidates: readonly Candidate[],
  k: number,
  rule: RerankRule | null,
  catalog: LiveCatalog,
  { placing = null, mix = null }: Means = {},
): Candidate[] {
  if (!rule && !placing) return candidates.slice(0, k);
  const free = placing ? candidates.filter(({ product }) => !placing.pinned.has(product.id)) : candidates;
  const list = new GrowingList(free, k, rule ?? BY_SCORE, catalog, { placing, mix });
  while (list.placed.length < k) {
    const next = placing?.takePin(list.placed.length) ?? list.takeBest() ?? placing?.takeNextPin();
    if (!next) break;
    list.place(next);
  }
  return list.placed;
}

class GrowingList {
  readonly placed: Candidate[] = [];
  readonly #open: Open[];
  readonly #caps: ReturnType<typeof createCaps>;
  readonly #mixWeight: number;

  constructor(
    candidates: readonly Candidate[],
    k: number,
    readonly rule: RerankRule,
    readonly catalog: LiveCatalog,
    readonly means: Means,
  ) {
    this.#open = candidates.map((candidate) => ({ candidate, likeness: 0, compared: 0 }));
    this.#caps = createCaps(rule, k);
    this.#mixWeight = means.mix ? (rule.calibration ?? 0) : 0;
  }

  place(candidate: Candidate): void {
    this.placed.push(candidate);
    this.#caps.count(candidate);
    this.means.mix?.add(candidate);
    this.means.placing?.add(candidate);
  }

  /** The best that is open, which is open no more; null: there is none. */
  takeBest(): Candidate | null {
    const chosen = this.#findBest();
    return chosen === null ? null : (this.#open.splice(chosen, 1)[0]?.candidate ?? null);
  }

  /** Looks from the best score down, and only as far as a score alone could still win. */
  #findBest(): number | null {
    const { placing } = this.means;
    let chosen: number | null = null;
    let best = -Infinity;
    for (const [i, item] of this.#open.entries()) {
      const relevance = (1 - this.#mixWeight) * (1 - this.rule.diversity) * item.candidate.score;
      if (relevance <= best) break;
      if (placing?.isFullFor(item.candidate)) continue;
      const value = relevance - this.#costOf(item);
      if (value > best) [chosen, best] = [i, value];
    }
    return chosen;
  }

  #costOf(item: Open): number {
    const { candidate } = item;
    const { diversity } = this.rule;
    for (; item.compared < this.placed.length; item.compared++) {
      const other = this.placed[item.compared];
      if (other) item.likeness = Math.max(item.likeness, likenessOf(candidate, other, this.catalog));
    }
    const capped = this.#caps.isReached(candidate) ? CAPPED : 0;
    const weight = this.#mixWeight;
    if (weight === 0) return diversity * item.likeness + capped;
    return (
      (1 - weight) * diversity * item.likeness + weight * (this.means.mix?.costOf(candidate) ?? 0) + capped
    );
  }
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
