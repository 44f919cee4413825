import { COLOUR_FAMILIES, COLOUR_NAMES } from "./colours";
import { fold } from "./fold";
import { KINDS, NEAREST, SAME, WRITINGS } from "./general-synonyms";
import { toWords } from "./normalise";

/** One or more words in a row. */
export type Phrase = readonly string[];

/** What an admin has said of the words of this shop. */
export interface OwnSynonym {
  terms: readonly string[];
  /** Empty: the terms mean the same. */
  finds: readonly string[];
}

interface Entry {
  /** The same word, written otherwise. */
  writings: Phrase[];
  same: Phrase[];
  kinds: Phrase[];
  /** What this is a kind of. */
  broader: Phrase[];
  /** In the order they are to be tried; the phrases of one go together. */
  nearest: Phrase[][];
  isColour: boolean;
}

/** By what a phrase is known whatever its number: `picture frames` → picture frame. */
export function keyOf(phrase: Phrase): string {
  return phrase.map(fold).join(" ");
}

const lines = (text: string) => text.trim().split(/\s*\n\s*/);
const phrases = (text: string) =>
  text
    .split(",")
    .map(toWords)
    .filter((phrase) => phrase.length > 0);

/** Which words stand for which: those that ship with the shop, and its own. */
export class Thesaurus {
  /** Words of the longest phrase. */
  longest = 1;
  readonly #entries = new Map<string, Entry>();

  constructor(own: readonly OwnSynonym[] = []) {
    for (const line of lines(WRITINGS)) this.#addWritings(phrases(line));
    for (const line of [...lines(SAME), ...lines(COLOUR_NAMES)]) this.#addSame(phrases(line));
    for (const line of [...lines(KINDS), ...lines(COLOUR_FAMILIES)]) {
      const [broader = "", kinds = ""] = line.split(":");
      this.#addKinds(toWords(broader), phrases(kinds));
    }
    for (const line of lines(NEAREST)) {
      const [terms = "", places = ""] = line.split(">");
      const nearest = places.split("|").map(phrases);
      for (const term of phrases(terms)) this.#entry(term).nearest.push(...nearest);
    }
    for (const line of lines(COLOUR_FAMILIES)) this.#markColours(phrases(line.replace(":", ",")));
    for (const line of lines(COLOUR_NAMES)) this.#markColours(phrases(line));
    for (const { terms, finds } of own) {
      const [from, to] = [terms.map(toWords), finds.map(toWords)];
      if (finds.length === 0) this.#addSame(from);
      else for (const term of from) this.#entry(term).same.push(...to);
    }
  }

  get(phrase: Phrase): Readonly<Entry> | null {
    return this.#entries.get(keyOf(phrase)) ?? null;
  }

  has(phrase: Phrase): boolean {
    return this.#entries.has(keyOf(phrase));
  }

  /** Single words that are known, for comparing what is misspelt. */
  *words(): Generator<string> {
    for (const key of this.#entries.keys()) if (!key.includes(" ")) yield key;
  }

  #entry(phrase: Phrase): Entry {
    const key = keyOf(phrase);
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = { writings: [], same: [], kinds: [], broader: [], nearest: [], isColour: false };
      this.#entries.set(key, entry);
      this.longest = Math.max(this.longest, phrase.length);
    }
    return entry;
  }

  #addWritings(terms: readonly Phrase[]): void {
    for (const term of terms) {
      const { writings } = this.#entry(term);
      writings.push(...terms.filter((other) => keyOf(other) !== keyOf(term)));
    }
  }

  #addSame(terms: readonly Phrase[]): void {
    for (const term of terms) {
      const { same } = this.#entry(term);
      same.push(...terms.filter((other) => keyOf(other) !== keyOf(term)));
    }
  }

  #addKinds(broader: Phrase, kinds: readonly Phrase[]): void {
    this.#entry(broader).kinds.push(...kinds);
    for (const kind of kinds) this.#entry(kind).broader.push(broader);
  }

  #markColours(names: readonly Phrase[]): void {
    for (const name of names) this.#entry(name).isColour = true;
  }
}
