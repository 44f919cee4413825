/** Something a shopper did that speaks for a product. */
export interface TasteFact {
  /** Milliseconds since the epoch. */
  at: number;
  /** Path of the product's category. */
  category: string;
  /** What it speaks for it, above 0. */
  weight: number;
}

/** What is known of what a shopper likes. */
export interface TastePast {
  /** The oldest first. */
  facts: readonly TasteFact[];
  /** Whether that is all of it, and not only the newest part. */
  isWhole: boolean;
}

export const NO_PAST: TastePast = { facts: [], isWhole: true };

/** By so many of the first things they do the taste of shoppers is told who come while an experiment runs. */
export const FIRST_FACTS = 3;

/**
 * Whether a shopper's main category is this one or lies below it, by what decides for an experiment that began then: all
 * they did before; of those who came later the first few things. Neither changes afterwards, so that nobody enters and
 * leaves as their taste moves, least of all by what the experiment shows them.
 *
 * @param category a path; it is compared with the other categories of its level
 */
export function prefers(category: string, past: TastePast, startedAt: number): boolean {
  return mainCategory(decisiveFacts(past, startedAt), category.split("/").length) === category;
}

function decisiveFacts({ facts, isWhole }: TastePast, startedAt: number): readonly TasteFact[] {
  const before = facts.filter(({ at }) => at < startedAt);
  if (before.length > 0) return before;
  // Of a past of which only the newest part is known the first things cannot be told.
  return isWhole && facts.length >= FIRST_FACTS ? facts.slice(0, FIRST_FACTS) : [];
}

/** The category of a level, 1 for those at the top, that most speaks for; of equals the one that came first. */
function mainCategory(facts: readonly TasteFact[], level: number): string | null {
  const weights = new Map<string, number>();
  for (const { category, weight } of facts) {
    const path = category.split("/").slice(0, level).join("/");
    weights.set(path, (weights.get(path) ?? 0) + weight);
  }
  let main: string | null = null;
  for (const [path, weight] of weights) if (main === null || weight > (weights.get(main) ?? 0)) main = path;
  return main;
}
