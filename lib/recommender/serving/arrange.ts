import type { CatalogProduct } from "@/lib/shop/catalog/catalog-product";
import type { Steering } from "@/lib/recommender/rules/steering";
import type { PageTally } from "@/lib/recommender/rules/tally";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";
import type { Candidate } from "./candidates";
import { createMix, tasteOf } from "./mix";
import type { Move } from "./moves";
import { Placing } from "./placing";
import { rerank } from "./rerank";
import type { Serving } from "./serving";

/** Multiplies the scores of what rules push, best first again; each remembers the place it came from. */
export function push(candidates: Candidate[], steering: Steering | null): Candidate[] {
  if (!steering || steering.pushes.length === 0) return candidates;
  return candidates
    .map((candidate, from) => {
      const pushes = steering.pushes.filter(({ fits }) => fits(candidate.product));
      if (pushes.length === 0) return candidate;
      const factor = pushes.reduce((product, one) => product * one.factor, 1);
      const moved = pushes.map(({ kind, rule }): Move => ({ by: kind, rule, from }));
      return { ...candidate, score: candidate.score * factor, moved };
    })
    .sort((a, b) => b.score - a.score || a.product.id - b.product.id);
}

interface Arranging {
  strategy: Strategy;
  /** How many places there are, from the list's beginning. */
  places: number;
  steering: Steering | null;
  page: PageTally | null;
  /** Products shown on earlier pages. */
  passed: number;
  mayPin(product: CatalogProduct): boolean;
}

/** Gives the places of a list away: to pins, and by score, difference, mix and caps. */
export function arrange(
  candidates: Candidate[],
  { strategy, places, steering, page, passed, mayPin }: Arranging,
  serving: Serving,
): Candidate[] {
  const { rerank: rule } = strategy;
  const placing = steering?.placesProducts
    ? new Placing(steering, page, candidates, { places, passed, mayStand: mayPin })
    : null;
  const taste = rule && (rule.calibration ?? 0) > 0 ? tasteOf(serving) : null;
  const mix = taste && createMix(taste);
  const arranged = rerank(candidates, places, rule, serving.catalog, { placing, mix });
  return rule ? sayVariety(arranged) : arranged;
}

const isPinned = ({ moved }: Candidate) => moved?.some(({ by }) => by === "pin") ?? false;

/** Marks what stands elsewhere among its neighbours than scores alone would have it. */
function sayVariety(arranged: readonly Candidate[]): Candidate[] {
  const free = arranged.filter((candidate) => !isPinned(candidate));
  let isSorted = true;
  for (let i = 1; i < free.length; i++) isSorted &&= (free[i - 1]?.score ?? 0) >= (free[i]?.score ?? 0);
  if (isSorted) return [...arranged];
  const byScore = new Map(
    free.toSorted((a, b) => b.score - a.score).map((candidate, from) => [candidate, from]),
  );
  const places = new Map(free.map((candidate, place) => [candidate, place]));
  return arranged.map((candidate) => {
    const from = byScore.get(candidate);
    if (from === undefined || from === places.get(candidate)) return candidate;
    return {
      ...candidate,
      moved: [...(candidate.moved ?? []), { by: "variety" as const, rule: null, from }],
    };
  });
}
