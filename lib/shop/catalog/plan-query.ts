import { type Asked, correctAsked, isNumber, readAsked, type Vocabulary, waysOf } from "./asked";
import { EMPTY_WORDS } from "./words/empty-words";
import { isMeasure } from "./words/measures";
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
  /** All its words in a row, as they were typed. */
  row: Phrase;
  /** Whether the last word may be unfinished. */
  isTyping: boolean;
  /** Minor units, inclusive. */
  minPrice: number | null;
  maxPrice: number | null;
  cheapest: boolean;
  places: Places;
}

/** Where a thing is looked for. */
export interface Places {
  /** Categories that are called what is asked for. */
  direct: readonly number[];
  /** All of these and below them. */
  below: readonly number[];
  /**
   * What a product is that is called so and lies elsewhere: another thing, where a category is called just so (a lamp table
   * is no lamp); nearly as good, where that category holds other things as well; and just that, where the category is only
   * called by another word for it.
   */
  elsewhere: "other" | "near" | "same";
}

const MAX_THINGS = 8;
const SHORTEST_CODE = 3;
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

/** Two words that are one elsewhere, or that say nothing one by one. */
function isOneWord(words: Phrase, { lexicon, thesaurus }: Vocabulary): boolean {
  const whole = [words.join("")];
  if (isMeasure(words) || lexicon.knows(whole) || thesaurus.has(whole)) return true;
  return words.some((word) => /^[a-z]$/.test(word)) && lexicon.productsCalled(words).length > 0;
}

/** Joins neighbours that mean one thing: `wine glass` where there is another word for it, `tea pot` where there are teapots. */
function joinUnits(units: readonly Phrase[], { lexicon, thesaurus }: Vocabulary): Phrase[] {
  const joined: Phrase[] = [];
  for (let at = 0; at < units.length;) {
    const single = (size: number) => units.slice(at, at + size).every((unit) => unit.length === 1);
    let size = Math.min(thesaurus.longest, units.length - at);
    for (; size > 1; size--) {
      const words = units.slice(at, at + size).flat();
      if (!single(size)) continue;
      if (thesaurus.has(words) || (size === 2 && isOneWord(words, { lexicon, thesaurus }))) break;
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

const NOWHERE: Places = { direct: [], below: [], elsewhere: "same" };

/** The categories that are called what a query asks for: of its last thing that is one. A colour is none. */
function findPlaces(asked: readonly Asked[], { lexicon }: Vocabulary): Places {
  for (const one of asked.toReversed()) {
    if (one.isColour) continue;
    const categoriesOf = (words: Phrase) => lexicon.categoriesOf(words);
    const typed = [one.literal, ...one.spellings].flatMap(({ words }) => categoriesOf(words));
    const direct = [...new Set([...typed, ...one.others.flatMap(({ words }) => categoriesOf(words))])];
    if (direct.length === 0) continue;
    const below = new Set(direct.flatMap((id) => [...lexicon.catalog.subtree(id)]));
    const isOther = typed.some((id) => lexicon.isOfOneThing(id));
    const elsewhere = isOther ? "other" : typed.length > 0 ? "near" : "same";
    return { direct, below: [...below], elsewhere };
  }
  return NOWHERE;
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
  const units = plain.split(/\s+/).flatMap(toUnits);
  // After joining: `can` says nothing, a `watering can` is a thing.
  const phrases = joinUnits(units, vocabulary).filter(
    ([word = "", ...more]) => more.length > 0 || !EMPTY_WORDS.has(word),
  );
  const free = phrases.slice(0, MAX_THINGS).map((phrase) => readAsked(phrase, vocabulary));
  const quoted = exact.map((words): Asked => ({
    literal: { words, together: true },
    spellings: [],
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
    row: toWords(plain),
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

/**
 * The plan with words that nothing is called replaced by those they may be meant to be; null when there are none.
 *
 * @param limit how much of a word may be wrong at most
 */
export function correctPlan(
  plan: QueryPlan,
  vocabulary: Vocabulary,
  limit?: number,
): { plan: QueryPlan; corrected: string } | null {
  const corrections = plan.asked.map((asked) => correctAsked(asked, vocabulary, limit));
  if (corrections.every((one) => one === null)) return null;
  const words = plan.asked.map(({ literal }, i) => corrections[i]?.read.split(" ") ?? literal.words);
  // `pensil holder` is no term, a `pencil holder` is one.
  const joined = joinUnits(words, vocabulary);
  const asked =
    joined.length < words.length
      ? joined.map((phrase) => readAsked(phrase, vocabulary))
      : plan.asked.map((one, i) => corrections[i]?.asked ?? one);
  const corrected = words.flat().join(" ");
  return { plan: { ...plan, asked, places: findPlaces(asked, vocabulary) }, corrected };
}

/** Words of a phrase that nothing is called, one by one; a number says nothing without its unit. */
function takeApart(asked: readonly Asked[], vocabulary: Vocabulary): Asked[] {
  return asked.flatMap((one) =>
    one.literal.words.length > 1 && !one.known && !isMeasure(one.literal.words)
      ? one.literal.words.map((word) => readAsked([word], vocabulary))
      : [one],
  );
}

/**
 * What to look for when nothing has all that is asked for: everything that is known; that without one of it; the thing
 * itself with one word beside it, colours first; the thing alone; else whatever else is known.
 */
export function partsOf({ asked }: QueryPlan, vocabulary: Vocabulary): Asked[][] {
  const all = takeApart(asked, vocabulary);
  const known = all.filter((one) => one.known);
  if (all.length < 2 || known.length === 0) return [];
  const isThing = (one: Asked) =>
    !one.isColour && waysOf(one).some(({ words }) => vocabulary.lexicon.categoriesOf(words).length > 0);
  const last = known.toReversed();
  const plain = last.filter((one) => !one.isColour && !isNumber(one));
  const single = [...new Set([...plain.filter(isThing), ...plain, ...last])];
  const [thing, ...others] = single;
  if (!thing) return [];
  const colours = others.filter(({ isColour }) => isColour);
  const leftOut = [...others.filter(({ isColour }) => !isColour).toReversed(), ...colours];
  const beside = new Set([...colours, ...others]);
  const isLong = known.length > 2;
  // All of it as it is has been asked for already.
  const isNew = known.length < all.length || all.length !== asked.length;
  return [
    ...(known.length > 1 && isNew ? [known] : []),
    ...(isLong ? leftOut.map((left) => known.filter((one) => one !== left)) : []),
    ...(known.length > 3 ? [...beside].map((one) => [one, thing]) : []),
    ...single.map((one) => [one]),
  ];
}

/** A plan for a part alone, with the places of that part. */
export function planFor(part: readonly Asked[], plan: QueryPlan, vocabulary: Vocabulary): QueryPlan {
  return { ...plan, asked: [...part], code: null, places: findPlaces(part, vocabulary) };
}
