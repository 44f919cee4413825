import "server-only";
import type { LiveCatalog } from "./catalog-index";
import type { CategoryLink } from "./category-page";
import { readQuery } from "./search-query";
import { fold } from "./words/fold";
import { toWords } from "./words/normalise";
import { spellingDistance } from "./words/spelling";

/** What a query that finds nothing comes near to. */
export interface NearMisses {
  /** Words of the shop that are written alike. */
  words: string[];
  categories: CategoryLink[];
}

const MAX_WORDS = 4;
const MAX_CATEGORIES = 8;
const SHORTEST = 3;
/** More than search itself corrects: these are offered, not taken for what was meant. */
const FURTHEST = 0.5;

/** Words and categories to try instead of a query; the departments where nothing is near. */
export async function findNearMisses(query: string, catalog: LiveCatalog): Promise<NearMisses> {
  const { plan, vocabulary } = await readQuery(query, catalog);
  const { lexicon } = vocabulary;
  const near = new Map<string, number>();
  for (const typed of plan.asked.flatMap(({ literal }) => literal.words)) {
    if (typed.length < SHORTEST || lexicon.knows([typed])) continue;
    for (const [word] of lexicon.words) {
      if (word.length < SHORTEST || /\d/.test(word)) continue;
      const distance = spellingDistance(typed, word, FURTHEST * typed.length) / typed.length;
      if (distance <= FURTHEST) near.set(word, Math.min(distance, near.get(word) ?? Infinity));
    }
  }
  const words = [...near].sort((a, b) => a[1] - b[1] || a[0].localeCompare(b[0])).map(([word]) => word);
  const meant = new Set([
    ...plan.places.direct,
    ...words.slice(0, MAX_WORDS).flatMap((word) => lexicon.categoriesOf([word])),
  ]);
  const categories = [...catalog.categories.values()];
  const named = categories.filter(({ id }) => meant.has(id));
  const shown = named.length > 0 ? named : categories.filter(({ parentId }) => parentId === null);
  return {
    words: uniqueWords(words).slice(0, MAX_WORDS),
    categories: shown.slice(0, MAX_CATEGORIES).map(({ name, path }) => ({ name, path })),
  };
}

/** Without further forms of the same word. */
function uniqueWords(words: readonly string[]): string[] {
  const seen = new Set<string>();
  return words.filter((word) => {
    const key = toWords(word).map(fold).join(" ");
    return !seen.has(key) && seen.add(key);
  });
}
