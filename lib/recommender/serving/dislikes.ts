import type { Candidate } from "./candidates";
import type { Serving } from "./serving";
import type { Strategy } from "@/lib/recommender/strategies/strategy-schema";

/** What is exactly like a disliked product keeps this share of its score. */
const LEFT = 0.3;
/** Likeness of two products of one category that have nothing else in common. */
const SAME_CATEGORY = 0.3;

/**
 * What is like products the shopper rated low comes lower in lists that follow taste; those themselves are in none
 * (`createRefusal`). A search finds what was searched for.
 */
export function lowerDisliked(candidates: Candidate[], strategy: Strategy, serving: Serving): Candidate[] {
  const { past, content, catalog } = serving;
  const followsTaste =
    strategy.otherwise !== "matches" && strategy.sources.some(({ source }) => source === "ranker");
  if (past.disliked.size === 0 || !followsTaste) return candidates;
  const factorOf = ({ product }: Candidate): number => {
    let most = 0;
    for (const id of past.disliked) {
      const isSame = catalog.byId.get(id)?.categoryId === product.categoryId;
      most = Math.max(most, content.index.likeness(id, product.id), isSame ? SAME_CATEGORY : 0);
    }
    return 1 - (1 - LEFT) * most;
  };
  return candidates
    .map((candidate) => ({ ...candidate, score: candidate.score * factorOf(candidate) }))
    .sort((a, b) => b.score - a.score || a.product.id - b.product.id);
}
