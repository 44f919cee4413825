import type { Lexicon } from "./lexicon";
import { EMPTY_WORDS } from "./words/empty-words";
import { isMeasure, splitMeasure, writeMeasure } from "./words/measures";
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
  /** The same words written otherwise: `tea cup` and `teacup`, `60 cm` and `60cm`, `xmas` and `christmas`. */
  spellings: Way[];
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

/** `bookshelf` written by shops as `book shelf`, `tlight` as `t-light`, `60cm` as `60 cm`: words in a row. */
function splitWord(word: string, { lexicon }: Vocabulary): Way[] {
  const measure = splitMeasure(word);
  if (measure) return [together(measure)];
  if (!/^[a-z]+$/.test(word)) return [];
  const ways: Way[] = [];
  for (let at = 1; at <= word.length - SHORTEST_PART; at++) {
    if (at === 2) continue;
    const parts = [word.slice(0, at), word.slice(at)];
    if (lexicon.knows(parts)) ways.push(together(parts));
  }
  return ways;
}

/** Whether these words say nothing one by one: `t light`, `60 cm`. */
function isBound(phrase: Phrase): boolean {
  return isMeasure(phrase) || phrase.some((word) => word.length === 1);
}

/** `60 centimetres` as `60 cm` and `60cm`. */
function measureWays(phrase: Phrase): Way[] {
  return isMeasure(phrase) ? writeMeasure(phrase).map(together) : [];
}

/**
 * Other words for a phrase: of its entry, and of what it is a kind of when the shop has nothing called so.
 *
 * @param spellings other ways to write it
 */
function otherWords(phrase: Phrase, spellings: readonly Way[], { lexicon, thesaurus }: Vocabulary): Phrase[] {
  const entry = thesaurus.get(phrase);
  if (!entry) return [];
  const kinds = [phrase, ...entry.same].flatMap((word) => thesaurus.get(word)?.kinds ?? []);
  const direct = [...entry.same, ...kinds];
  const written = spellings.map(({ words }) => words);
  if ([phrase, ...written, ...direct].some((word) => lexicon.knows(word))) return direct;
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

/** A phrase with one of its words written otherwise: `christmas decoration` for `xmas decoration`. */
function rewrite(phrase: Phrase, { thesaurus }: Vocabulary): Way[] {
  return phrase.flatMap((word, at) => {
    const writings = thesaurus.get([word])?.writings ?? [];
    return writings.map((other) => together([...phrase.slice(0, at), ...other, ...phrase.slice(at + 1)]));
  });
}

/** Everything that counts as a phrase a shopper wrote. */
export function readAsked(phrase: Phrase, vocabulary: Vocabulary): Asked {
  const { lexicon, thesaurus } = vocabulary;
  const [word = "", ...more] = phrase;
  const joined = more.length > 0 ? [phrase.join("")] : [];
  const writings = [phrase, joined].flatMap((words) => thesaurus.get(words)?.writings ?? []).map(together);
  const spaced = more.length > 0 ? [together(joined), ...measureWays(phrase)] : splitWord(word, vocabulary);
  const spellings = [...spaced, ...writings, ...(more.length > 0 ? rewrite(phrase, vocabulary) : [])];
  const isTerm = more.length > 0 && thesaurus.has(phrase);
  const isOneWord = more.length > 0 && (lexicon.knows(joined) || thesaurus.has(joined));
  const isRow = more.length === 0 || isTerm || isOneWord || isBound(phrase);
  // `hand cream` is a thing, and not whatever is cream and washed by hand.
  const apart: Way[] =
    isRow && more.length > 0 && !isBound(phrase) ? [{ words: phrase, together: false, inName: true }] : [];
  const meant = [phrase, joined, ...spellings.map(({ words }) => words)].filter((words) =>
    thesaurus.has(words),
  );
  const written = more.length === 0 ? lexicon.otherWritingsOf(word).map((other) => [other]) : [];
  const others = [...written, ...meant.flatMap((words) => otherWords(words, spellings, vocabulary))].map(
    together,
  );
  const ways = uniqueWays(others, [phrase, ...spellings.map(({ words }) => words)]);
  return {
    literal: { words: phrase, together: isRow },
    spellings: uniqueWays(spellings, [phrase]),
    others: [...apart, ...ways],
    known: [phrase, ...spellings.map(({ words }) => words), ...ways.map(({ words }) => words)].some((words) =>
      lexicon.knows(words),
    ),
    isColour: [phrase, ...spellings.map(({ words }) => words)].some(
      (words) => thesaurus.get(words)?.isColour,
    ),
  };
}

/** All ways to say a thing. */
export function waysOf({ literal, spellings, others }: Asked): Way[] {
  return [literal, ...spellings, ...others];
}

function uniqueWays(ways: readonly Way[], but: readonly Phrase[]): Way[] {
  const seen = new Set(but.map(keyOf));
  return ways.filter(({ words }) => {
    const key = keyOf(words);
    return !seen.has(key) && seen.add(key);
  });
}

/** All words that can be meant: those of the shop, and those that stand for one of them. */
function* knownWords({ lexicon, thesaurus }: Vocabulary): Generator<readonly [string, number]> {
  for (const known of lexicon.words) if (!EMPTY_WORDS.has(known[0])) yield known;
  for (const word of thesaurus.words()) if (!lexicon.words.has(word)) yield [word, 0];
}

/** Whether this is a number, or begins with one: it says how many or how large, and not what. */
export function isNumber({ literal }: Asked): boolean {
  return /^\d/.test(literal.words[0] ?? "");
}

/**
 * A word nothing is called, as the words it may be meant to be; null when there are none.
 *
 * @param limit how much may be wrong at most
 */
export function correctAsked(
  asked: Asked,
  vocabulary: Vocabulary,
  limit?: number,
): { asked: Asked; read: string } | null {
  const [typed = "", ...more] = asked.literal.words;
  const { lexicon, thesaurus } = vocabulary;
  // A word of the language that the shop has nothing for is no slip.
  if (more.length > 0 || asked.known || thesaurus.has([typed])) return null;
  const useful = (word: string) => lexicon.knows([word]) || readAsked([word], vocabulary).known;
  const near = nearWords(typed, knownWords(vocabulary), limit).filter(useful);
  if (limit !== undefined && near.length === 0) return null;
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
  const isColour = readings.every((one) => one.isColour);
  const literal = together([best]);
  const spellings = readings[0]?.spellings ?? [];
  const but = [literal.words, ...spellings.map(({ words }) => words)];
  const others = uniqueWays(readings.flatMap(waysOf), but);
  return { asked: { literal, spellings, others, known: true, isColour }, read: best };
}

/** Two words that somebody wrote without the space between them: `coffeemug`. */
function halves(word: string, { lexicon }: Vocabulary): Way | null {
  for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
    const words = [word.slice(0, at), word.slice(at)];
    if (words.every((part) => lexicon.knows([part]))) return { words, together: false };
  }
  return null;
}
