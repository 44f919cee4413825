import "server-only";
import type { LiveCatalog } from "./catalog-index";
import { getThesaurus } from "./live-synonyms";
import type { Asked, Vocabulary } from "./asked";
import { getLexicon, isCalled } from "./lexicon";
import { correctPlan, partsOf, planFor, planQuery, type QueryPlan } from "./plan-query";

/** More are not told apart from each other: whoever searches for `white` narrows it down. */
export const MAX_MATCHES = 10_000;

/**
 * How well a match fits, 0 best: 0 is called so and lies in the category called so; 1 lies there, by another word for it;
 * 2 lies below such a category; 3 is called so, but is another thing; 4 only speaks of it.
 */
export const TIERS = 5;

export interface Match {
  productId: number;
  tier: number;
}

/** What the query was taken for: as written, as the nearest spelling, or in part because nothing has all of it. */
export type Reading = "written" | "spelling" | "part";

export interface Matches {
  /** Best first, at most MAX_MATCHES. */
  matches: Match[];
  reading: Reading;
  /** The words searched for instead of those that nothing is called; null when there are none. */
  corrected: string | null;
}

/** A query as it is understood in this shop, and the words it was understood by. */
export interface ReadQuery {
  plan: QueryPlan;
  vocabulary: Vocabulary;
}

/** Understands a query by the words of a catalog and the shop's synonyms: what every search begins with. */
export async function readQuery(
  query: string,
  catalog: LiveCatalog,
  options: { isTyping?: boolean } = {},
): Promise<ReadQuery> {
  const vocabulary = { lexicon: await getLexicon(catalog), thesaurus: getThesaurus() };
  return { plan: planQuery(query, vocabulary, { ...options, currency: currencyOf(catalog) }), vocabulary };
}

/** What prices are written in where nothing says so: the currency of the newest product. */
export function currencyOf(catalog: LiveCatalog): string {
  return catalog.newest[0]?.price.currency ?? "GBP";
}

/** What can be searched: the database, or the catalog in memory. */
export interface Searched {
  /** @param required what has to be there; usually all that is asked for */
  ask(plan: QueryPlan, required?: readonly Asked[]): Promise<Match[]>;
  /** By likeness of letters alone. */
  askFuzzily(plan: QueryPlan): Promise<Match[]>;
}

/** So many of the first are looked at more closely. */
const LOOKED_AT = 400;

/**
 * Where no category is called what is asked for, products that are it come before those that are only named after it: a
 * `Soft Bunny` before a `Bunny Bread Knife`.
 */
function favourThings(matches: Match[], { asked, places }: QueryPlan, { lexicon }: Vocabulary): Match[] {
  if (places.direct.length > 0) return matches;
  const ways = asked.flatMap(({ literal, others, isColour }) => (isColour ? [] : [literal, ...others]));
  const looked = matches.slice(0, LOOKED_AT).map((match) => {
    const name = match.tier === 0 ? lexicon.catalog.byId.get(match.productId)?.name : undefined;
    const isOther = name !== undefined && !ways.some(({ words }) => isCalled(name, words));
    return isOther ? { ...match, tier: 1 } : match;
  });
  return [...looked, ...matches.slice(LOOKED_AT)].sort((a, b) => a.tier - b.tier);
}

const NOTHING: Matches = { matches: [], reading: "written", corrected: null };

/** What only speaks of a thing in its description. */
const DESCRIBED = TIERS - 1;

/**
 * Asks for what is written, else for the nearest spelling, else for those that have part of it. What only descriptions
 * speak of comes after what is at least called by part of it.
 */
export async function searchBy({ plan, vocabulary }: ReadQuery, searched: Searched): Promise<Matches> {
  if (plan.asked.length === 0) return NOTHING;
  const written = await searched.ask(plan);
  if (written.some(({ tier }) => tier < DESCRIBED)) {
    return { matches: favourThings(written, plan, vocabulary), reading: "written", corrected: null };
  }
  const better = correctPlan(plan, vocabulary);
  const corrected = better?.corrected ?? null;
  if (better && written.length === 0) {
    const matches = await searched.ask(better.plan);
    if (matches.length > 0) return { matches, reading: "spelling", corrected };
  }
  // Where some words are known, what has these is nearer than what is written like the others.
  const words = plan.asked.flatMap(({ literal }) => literal.words);
  const isStrange = written.length === 0 && !words.some((word) => vocabulary.lexicon.knows([word]));
  const nearest = isStrange ? await searched.askFuzzily(plan) : [];
  if (nearest.length > 0) return { matches: nearest, reading: "spelling", corrected: null };
  const meant = better?.plan ?? plan;
  for (const part of partsOf(meant, vocabulary)) {
    const matches = await searched.ask(planFor(part, meant, vocabulary), [part]);
    if (matches.length === 0) continue;
    // What speaks of all of it is there as well, then.
    if (written.length > 0) return { ...NOTHING, matches: mergeMatches(matches, written) };
    return { matches, reading: "part", corrected };
  }
  return { ...NOTHING, matches: written };
}

/** Each product once, where it fits best. */
function mergeMatches(first: readonly Match[], then: readonly Match[]): Match[] {
  const known = new Set(first.map(({ productId }) => productId));
  return [...first, ...then.filter(({ productId }) => !known.has(productId))].sort((a, b) => a.tier - b.tier);
}
