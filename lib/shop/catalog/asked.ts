import type { Lexicon } from "./lexicon";
import { nearWords } from "./words/spelling";
import { type Phrase, type Thesaurus, keyOf } from "./words/thesaurus";

/** One way to say a thing. */
export interface Way {
  words: Phrase;
  /** Whether the words stand side by side, in this order; else each of them stands anywhere. */
  together: boolean;
  /** Whether only names count, where other places would say something else. */
  inName?: boolean;
}

/** One thing a query asks for, with everything that counts as it. */
export interface Asked {
  /** As it was typed. */
  literal: Way;
  /** Other words for it and kinds of it. */
  others: Way[];
  /** Whether the shop's products or categories are called any of that. */
  known: boolean;
  isColour: boolean;
}

/** What a query is read with. */
export interface Vocabulary {
  lexicon: Lexicon;
  thesaurus: Thesaurus;
}

const together = (words: Phrase): Way => ({ words, together: true });
const SHORTEST_PART = 3;
const MAX_COMPLETIONS = 4;

/** `bookshelf` written by shops as `book shelf`: two known words. */
function splitWord(word: string, { lexicon }: Vocabulary): Way[] {
  if (!/^[a-z]+$/.test(word) || word.length < 2 * SHORTEST_PART) return [];
  const ways: Way[] = [];
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (lexicon.knows(parts)) ways.push(together(parts));
  }
  return ways;
}

/** Other words for a phrase: of its entry, and of what it is a kind of when the shop has nothing called so. */
function otherWords(phrase: Phrase, { lexicon, thesaurus }: Vocabulary): Phrase[] {
  const entry = thesaurus.get(phrase);
  if (!entry) return [];
  const kinds = [phrase, ...entry.same].flatMap((word) => thesaurus.get(word)?.kinds ?? []);
  const direct = [...entry.same, ...kinds];
  if ([phrase, ...direct].some((word) => lexicon.knows(word))) return direct;
  const entries = [entry, ...entry.same.map((word) => thesaurus.get(word)).filter((one) => one !== null)];
  const nearest = entries.flatMap((one) => one.nearest);
  const broader = [entries.flatMap((one) => one.broader)];
  const standIns = entry.isColour ? [...broader, ...nearest] : [...nearest, ...broader];
  for (const words of standIns) {
    const meant = words.flatMap((word) => [word, ...(thesaurus.get(word)?.same ?? [])]);
    const wider = entry.isColour ? words.flatMap((word) => thesaurus.get(word)?.kinds ?? []) : [];
    const known = [...meant, ...wider].filter((word) => lexicon.knows(word));
    if (known.length > 0) return [...direct, ...known];
  }
  return direct;
}

/** Everything that counts as a phrase a shopper wrote. */
export function readAsked(phrase: Phrase, vocabulary: Vocabulary): Asked {
  const { lexicon, thesaurus } = vocabulary;
  const [word = ""] = phrase;
  const joined = phrase.length > 1 ? [phrase.join("")] : [];
  const closeBy = phrase.length > 1 ? joined.map((one) => together([one])) : splitWord(word, vocabulary);
  const meant = [phrase, joined].filter((words) => words.length > 0 && thesaurus.has(words));
  const isTerm = phrase.length > 1 && thesaurus.has(phrase);
  // `hand cream` is a thing, and not whatever is cream and washed by hand.
  const apart: Way[] = isTerm ? [{ words: phrase, together: false, inName: true }] : [];
  const others = [...closeBy, ...meant.flatMap((words) => otherWords(words, vocabulary)).map(together)];
  const ways = uniqueWays(others, phrase);
  return {
    literal: { words: phrase, together: phrase.length === 1 || isTerm },
    others: [...apart, ...ways],
    known: lexicon.knows(phrase) || ways.some(({ words }) => lexicon.knows(words)),
    isColour: thesaurus.get(phrase)?.isColour ?? false,
  };
}

function uniqueWays(ways: readonly Way[], but: Phrase): Way[] {
  const seen = new Set([keyOf(but)]);
  return ways.filter(({ words }) => {
    const key = keyOf(words);
    return !seen.has(key) && seen.add(key);
  });
}

/** All words that can be meant: those of the shop, and those that stand for one of them. */
function* knownWords({ lexicon, thesaurus }: Vocabulary): Generator<readonly [string, number]> {
  yield* lexicon.words;
  for (const word of thesaurus.words()) if (!lexicon.words.has(word)) yield [word, 0];
}

/** A word nothing is called, as the words it may be meant to be; null when there are none. */
export function correctAsked(asked: Asked, vocabulary: Vocabulary): { asked: Asked; read: string } | null {
  const [typed = "", ...more] = asked.literal.words;
  if (more.length > 0 || asked.known) return null;
  const { lexicon } = vocabulary;
  const useful = (word: string) => lexicon.knows([word]) || readAsked([word], vocabulary).known;
  const near = nearWords(typed, knownWords(vocabulary)).filter(useful);
  const isUnfinished = typed.length >= SHORTEST_PART && near.length === 0;
  const found = isUnfinished ? lexicon.completionsOf(typed, MAX_COMPLETIONS) : near;
  const parts = found.length === 0 ? halves(typed, vocabulary) : null;
  if (parts)
    return {
      asked: { ...asked, others: [...asked.others, parts], known: true },
      read: parts.words.join(" "),
    };
  const [best] = found;
  if (best === undefined) return null;
  const readings = found.map((word) => readAsked([word], vocabulary));
  const ways = readings.flatMap(({ literal, others }) => [literal, ...others]);
  const isColour = readings.every((one) => one.isColour);
  const literal = together([best]);
  return { asked: { literal, others: uniqueWays(ways, literal.words), known: true, isColour }, read: best };
}

/** Two words that somebody wrote without the space between them: `coffeemug`. */
function halves(word: string, { lexicon }: Vocabulary): Way | null {
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const words = [word.slice(0, at), word.slice(at)];
    if (words.every((part) => lexicon.knows([part]))) return { words, together: false };
  }
  return null;
}
