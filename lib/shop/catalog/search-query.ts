import "server-only";
import type { LiveCatalog } from "./catalog-index";
import { getThesaurus } from "./live-synonyms";
import type { Vocabulary } from "./asked";
import { isOffered } from "./catalog-product";
import { favourThings, isByChance } from "./favour-things";
import { getLexicon } from "./lexicon";
import { DESCRIBED, type Match } from "./match";
import { SLIP } from "./words/spelling";
import { correctPlan, partsOf, planFor, planQuery, type QueryPlan } from "./plan-query";

/** More are not told apart from each other: whoever searches for `white` narrows it down. */
export const MAX_MATCHES = 10_000;

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
  ask(plan: QueryPlan): Promise<Match[]>;
  /** By likeness of letters alone. */
  askFuzzily(plan: QueryPlan): Promise<Match[]>;
}

const NOTHING: Matches = { matches: [], reading: "written", corrected: null };

const SHORTEST_CODE = 3;
/** Less of the middle or the end of a code is no more than a number. */
const SHORTEST_PIECE = 4;

/**
 * Asks for what is written, else for the nearest spelling, else for those that have part of it. What only descriptions
 * speak of comes after what is at least called by part of it.
 */
export async function searchBy({ plan, vocabulary }: ReadQuery, searched: Searched): Promise<Matches> {
  if (plan.asked.length === 0) return NOTHING;
  const written = await searched.ask(plan);
  const slip = isByChance(written, plan, vocabulary) ? correctPlan(plan, vocabulary, SLIP) : null;
  if (slip) {
    const matches = favourThings(await searched.ask(slip.plan), slip.plan, vocabulary);
    if (matches.length > 0) return { matches, reading: "spelling", corrected: slip.corrected };
  }
  if (written.some(({ tier }) => tier < DESCRIBED)) {
    return { matches: favourThings(written, plan, vocabulary), reading: "written", corrected: null };
  }
  const codes = written.length === 0 ? findByCode(plan, vocabulary) : [];
  if (codes.length > 0) return { matches: codes, reading: "written", corrected: null };
  const better = correctPlan(plan, vocabulary);
  const corrected = better?.corrected ?? null;
  if (better && written.length === 0) {
    const matches = favourThings(await searched.ask(better.plan), better.plan, vocabulary);
    if (matches.length > 0) return { matches, reading: "spelling", corrected };
  }
  // Where some words are known, what has these is nearer than what is written like the others.
  const words = plan.asked.flatMap(({ literal }) => literal.words);
  const isStrange = written.length === 0 && !words.some((word) => vocabulary.lexicon.knows([word]));
  const nearest = isStrange ? await searched.askFuzzily(plan) : [];
  if (nearest.length > 0) return { matches: nearest, reading: "spelling", corrected: null };
  const meant = better?.plan ?? plan;
  let described: Match[] = [];
  for (const part of partsOf(meant, vocabulary)) {
    const plan = planFor(part, meant, vocabulary);
    const matches = favourThings(await searched.ask(plan), plan, vocabulary);
    if (!matches.some(({ tier }) => tier < DESCRIBED)) {
      if (described.length === 0) described = matches;
      continue;
    }
    // What speaks of all of it is there as well, then.
    if (written.length > 0) return { ...NOTHING, matches: mergeMatches(matches, written) };
    return { matches, reading: "part", corrected };
  }
  if (written.length === 0 && described.length > 0) return { matches: described, reading: "part", corrected };
  return { ...NOTHING, matches: written };
}

/**
 * What is known by a code with this in it, where nothing else was found: `DCGS` of DCGS0003, `0385` of HM-10385. Codes are
 * in memory.
 */
function findByCode({ row, minPrice, maxPrice }: QueryPlan, { lexicon }: Vocabulary): Match[] {
  const code = row.join("");
  if (code.length < SHORTEST_CODE) return [];
  const isPiece = /\d/.test(code) && code.length >= SHORTEST_PIECE;
  const found = lexicon.productsCoded(code, isPiece ? "anywhere" : "beginning");
  const offered = { minPrice: minPrice ?? 0, maxPrice: maxPrice ?? Infinity, inStock: false };
  const priced = found.filter((id) => {
    const product = lexicon.catalog.byId.get(id);
    return product && isOffered(product, offered);
  });
  return priced.map((productId) => ({ productId, tier: 0 }));
}

/** Each product once, where it fits best. */
function mergeMatches(first: readonly Match[], then: readonly Match[]): Match[] {
  const known = new Set(first.map(({ productId }) => productId));
  return [...first, ...then.filter(({ productId }) => !known.has(productId))].sort((a, b) => a.tier - b.tier);
}
