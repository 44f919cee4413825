import type { Placement, Rung } from "@/lib/recommender/strategies/placements";
import type { Candidate } from "./candidates";
import { findShared, type Reason } from "./reasons";
import type { TitleCode, Words } from "./sentences";
import type { ListSubject, Serving } from "./serving";

/** What a list is: a code with the names it speaks of. */
export interface ListTitle {
  code: TitleCode;
  words: Words;
}

const OF_PLACEMENT: Record<Placement, TitleCode> = {
  "home.for-you": "for-you",
  "home.trending": "trending",
  "home.recently-viewed": "recently-viewed",
  "home.new": "new",
  "product.similar": "similar",
  "product.bought-together": "bought-together",
  "cart.completes": "you-may-also-like",
  "category.top": "popular-in",
  search: "search",
  "account.again": "again",
};
/** Placements whose title promises something that only their own sources keep. */
const PROMISES = new Set<Placement>(["home.for-you", "home.trending", "product.similar"]);

/** A title that is true of every card of a list. */
export function titleOf(
  placement: Placement,
  rung: Rung,
  chosen: readonly Candidate[],
  reasons: readonly Reason[],
  { category, search }: ListSubject,
  { catalog }: Serving,
): ListTitle {
  const shared = findShared(reasons);
  if (shared?.code === "because" && reasons.length > 1) return { code: "because", words: shared.words };
  const sources = new Set(chosen.map(({ source }) => source));
  if (placement === "product.bought-together" && chosen.length > 0 && !isAll(sources, "together")) {
    return { code: isAll(sources, "complements") ? "goes-well-with" : "popular-now", words: {} };
  }
  if (PROMISES.has(placement) && rung === "static") return { code: "new", words: {} };
  if (PROMISES.has(placement) && rung === "popular") {
    return { code: placement === "home.trending" ? "trending" : "popular-now", words: {} };
  }
  const name = category === null ? undefined : catalog.categories.get(category.id)?.name;
  return { code: OF_PLACEMENT[placement], words: { category: name, query: search?.query } };
}

function isAll(sources: ReadonlySet<string>, wanted: string): boolean {
  return sources.size === 1 && sources.has(wanted);
}
