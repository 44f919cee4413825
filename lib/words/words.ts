/** The languages in which the shop's own words are written. A third: docs/languages.md. */
export const SPOKEN_LANGUAGES = ["en", "de"] as const;
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number];

/** A phrase that depends on a number: one form for each way in which the language counts, chosen by `{count}`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Phrases by what they are called. `{name}` in one stands for a value. */
export type Phrases = Readonly<Record<string, string | Plural>>;

/** The same phrases, in another language. */
export type Translation<T extends Phrases> = {
  readonly [K in keyof T]: T[K] extends string ? string : Plural;
};

/** Phrases in every language the shop speaks. */
export type Words<T extends Phrases> = Readonly<Record<SpokenLanguage, Translation<T>>> & { readonly en: T };

type NamesIn<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type TextOf<P> = P extends string ? P : P extends Plural ? P["other"] | "{count}" : never;

/** The values that a phrase asks for. */
type ValuesOf<P> = Record<NamesIn<TextOf<P>>, string | number>;
/** The same as the last arguments of whoever says it: none where it asks for none. */
export type Given<P> = [NamesIn<TextOf<P>>] extends [never] ? [] : [values: ValuesOf<P>];

/** Says phrases in one language. */
export interface Speaker<T extends Phrases> {
  /** The phrase called `key`, with its values in their places. */
  say<K extends keyof T & string>(key: K, ...given: Given<T[K]>): string;
  /** The phrase in pieces, each a text or the name of a value: for sentences that hold a link or a price. */
  split<K extends keyof T & string>(key: K): Piece[];
}

/** A piece of a phrase: a text, or the name of the value that stands there. */
export type Piece = { text: string } | { name: string };

/** The language of words nearest to that of a visitor, `de` for `de-AT`; English where there is none. */
export function spokenLanguage(tag: string): SpokenLanguage {
  const primary = tag.toLowerCase().split("-")[0];
  return SPOKEN_LANGUAGES.find((one) => one === primary) ?? "en";
}

const VALUE = /\{(\w+)\}/;

/** Letters that are written from right to left. */
const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
/** Between these two marks, which nobody sees, a value has its own direction and turns nothing around beside it. */
const isolate = (text: string) => (FROM_RIGHT.test(text) ? `\u2068${text}\u2069` : text);

/** Puts values into their places; numbers are written as the language writes them. */
function fill(text: string, values: Readonly<Record<string, string | number>>, language: string): string {
  return text
    .split(VALUE)
    .map((part, i) => {
      if (i % 2 === 0) return part;
      const value = values[part] ?? "";
      return typeof value === "number" ? value.toLocaleString(language) : isolate(value);
    })
    .join("");
}

function formOf(phrase: string | Plural, count: string | number | undefined, language: string): string {
  if (typeof phrase === "string") return phrase;
  return phrase[new Intl.PluralRules(language).select(Number(count ?? 0))] ?? phrase.other;
}

/**
 * @param words phrases in every language
 * @param language a visitor's, as BCP 47 writes it; numbers are written its way
 */
export function speak<T extends Phrases>(words: Words<T>, language: string): Speaker<T> {
  const phrases = words[spokenLanguage(language)];
  return {
    say(key, ...[values = {}]: [Readonly<Record<string, string | number>>?]) {
      return fill(formOf(phrases[key], values.count, language), values, language);
    },
    split(key) {
      const parts = formOf(phrases[key], undefined, language).split(VALUE);
      return parts.map((part, i) => (i % 2 === 0 ? { text: part } : { name: part }));
    },
  };
}
