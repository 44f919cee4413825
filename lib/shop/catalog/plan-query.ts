import { type Asked, correctAsked, readAsked, type Vocabulary } from "./asked";
import { toCode, toWords } from "./words/normalise";
import { readPriceWords } from "./words/price-words";
import type { Phrase } from "./words/thesaurus";

/** A query, understood. Both the database and memory search by this. */
export interface QueryPlan {
  /** All of these have to be there. */
  asked: Asked[];
  /** None of these may be. */
  without: Phrase[];
  /** The query as the beginning of a code, when it may be one. */
  code: string | null;
  /** Whether the last word may be unfinished. */
  isTyping: boolean;
  /** Minor units, inclusive. */
  minPrice: number | null;
  maxPrice: number | null;
  cheapest: boolean;
  /** Categories that are called what is asked for, and all below these. */
  places: { direct: readonly number[]; below: readonly number[] };
}

const MAX_THINGS = 8;
const SHORTEST_CODE = 3;
/** Words that say nothing of the thing; the database leaves out more of them. */
const EMPTY = new Set(
  "a an and any are at be by for from i in is it me my of on or our please s some something that the this to want with you your".split(
    " ",
  ),
);

const UNSPACED = /^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]$/u;

/** What was typed between two spaces: words of scripts without spaces in one row, all others one by one. */
function toUnits(chunk: string): Phrase[] {
  const units: string[][] = [];
  let row: string[] | null = null;
  for (const word of toWords(chunk)) {
    if (!UNSPACED.test(word)) row = null;
    if (row) row.push(word);
    else units.push((row = [word]));
    if (!UNSPACED.test(word)) row = null;
  }
  return units;
}

/** Joins neighbours that mean one thing: `wine glass` where there is another word for it, `tea pot` where there are teapots. */
function joinUnits(units: readonly Phrase[], { lexicon, thesaurus }: Vocabulary): Phrase[] {
  const joined: Phrase[] = [];
  for (let at = 0; at < units.length;) {
    const single = (size: number) => units.slice(at, at + size).every((unit) => unit.length === 1);
    let size = Math.min(thesaurus.longest, units.length - at);
    for (; size > 1; size--) {
      const words = units.slice(at, at + size).flat();
      const whole = [words.join("")];
      if (single(size) && (thesaurus.has(words) || (size === 2 && lexicon.knows(whole)))) break;
    }
    const words = units.slice(at, at + Math.max(size, 1)).flat();
    joined.push(words);
    at += Math.max(size, 1);
  }
  return joined;
}

/** Quoted parts, parts with a minus before them, and the rest. */
function readOperators(query: string): { rest: string; exact: Phrase[]; without: Phrase[] } {
  const exact: Phrase[] = [];
  const without: Phrase[] = [];
  const rest = query
    .replace(/(^|\s)-"([^"]+)"/g, (_, space: string, part: string) => (without.push(toWords(part)), space))
    .replace(/"([^"]+)"/g, (_, part: string) => (exact.push(toWords(part)), " "))
    .replace(
      /(^|\s)-([\p{L}\p{N}]\S*)/gu,
      (_, space: string, part: string) => (without.push(toWords(part)), space),
    );
  const filled = (phrases: Phrase[]) => phrases.filter((phrase) => phrase.length > 0);
  return { rest, exact: filled(exact), without: filled(without) };
}

/** The categories that are called what a query asks for: of its last thing that is one. A colour is none. */
function findPlaces(asked: readonly Asked[], { lexicon }: Vocabulary): QueryPlan["places"] {
  for (const { literal, others, isColour } of asked.toReversed()) {
    if (isColour) continue;
    const named = [literal, ...others].flatMap(({ words }) => lexicon.categoriesOf(words));
    if (named.length === 0) continue;
    const direct = [...new Set(named)];
    const below = new Set(direct.flatMap((id) => [...lexicon.catalog.subtree(id)]));
    return { direct, below: [...below] };
  }
  return { direct: [], below: [] };
}

/**
 * What a query asks for, by the words of this shop. Nothing asked for: it holds no word.
 *
 * @param currency what amounts of money in it are meant in
 */
export function planQuery(
  query: string,
  vocabulary: Vocabulary,
  { currency, isTyping = false }: { currency: string; isTyping?: boolean },
): QueryPlan {
  const { rest, minPrice, maxPrice, cheapest } = readPriceWords(query, currency);
  const { rest: plain, exact, without } = readOperators(rest);
  const units = plain
    .split(/\s+/)
    .flatMap(toUnits)
    .filter(([word = "", ...more]) => more.length > 0 || !EMPTY.has(word));
  const free = joinUnits(units.slice(0, MAX_THINGS), vocabulary).map((phrase) =>
    readAsked(phrase, vocabulary),
  );
  const quoted = exact.map((words): Asked => ({
    literal: { words, together: true },
    others: [],
    known: true,
    isColour: false,
  }));
  const asked = [...free.map(keepRows), ...quoted].slice(0, MAX_THINGS);
  const code = toCode(plain);
  return {
    asked,
    without,
    code: code.length >= SHORTEST_CODE && /\d/.test(code) && exact.length === 0 ? code : null,
    isTyping,
    minPrice,
    maxPrice,
    cheapest,
    places: findPlaces(asked, vocabulary),
  };
}

/** Characters of a script without spaces are a word only side by side. */
function keepRows(asked: Asked): Asked {
  const { words } = asked.literal;
  return words.every((word) => UNSPACED.test(word))
    ? { ...asked, literal: { words, together: true } }
    : asked;
}

/** The plan with words that nothing is called replaced by those they may be meant to be; null when there are none. */
export function correctPlan(
  plan: QueryPlan,
  vocabulary: Vocabulary,
): { plan: QueryPlan; corrected: string } | null {
  const corrections = plan.asked.map((asked) => correctAsked(asked, vocabulary));
  if (corrections.every((one) => one === null)) return null;
  const asked = plan.asked.map((one, i) => corrections[i]?.asked ?? one);
  const words = plan.asked.map(({ literal }, i) => corrections[i]?.read ?? literal.words.join(" "));
  return { plan: { ...plan, asked, places: findPlaces(asked, vocabulary) }, corrected: words.join(" ") };
}

/**
 * What to look for when nothing has all that is asked for: the thing itself, else whatever else is known of it. Of a
 * phrase that nothing is called, its words one by one.
 */
export function partsOf({ asked }: QueryPlan, vocabulary: Vocabulary): Asked[] {
  const parts = asked.flatMap((one) =>
    one.literal.words.length > 1 && !one.known
      ? one.literal.words.map((word) => readAsked([word], vocabulary))
      : [one],
  );
  if (parts.length < 2) return [];
  const isThing = ({ literal, others, isColour }: Asked) =>
    !isColour && [literal, ...others].some(({ words }) => vocabulary.lexicon.categoriesOf(words).length > 0);
  const known = parts.filter((one) => one.known).toReversed();
  return [...new Set([...known.filter(isThing), ...known.filter(({ isColour }) => !isColour), ...known])];
}

/** A plan for one part alone, with the places of that part. */
export function planFor(part: Asked, plan: QueryPlan, vocabulary: Vocabulary): QueryPlan {
  return { ...plan, places: findPlaces([part], vocabulary) };
}
