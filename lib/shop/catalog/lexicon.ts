import { setImmediate as nextTurn } from "node:timers/promises";
import type { LiveCatalog } from "./catalog-index";
import type { CatalogCategory, CatalogProduct } from "./catalog-product";
import { findContractions } from "./words/contractions";
import { fold } from "./words/fold";
import { toCode, toWords } from "./words/normalise";
import type { Phrase } from "./words/thesaurus";

/** After these a name says what goes with the thing: `Gifts for Gardeners` are gifts. */
const RELATIONS = new Set(["for", "of", "with", "in", "from", "by", "without", "on", "under", "to"]);
/** `Toys & Games` are two things, `Toy Trains` is one, and a kind of train. */
const JOINTS = /[&+/,|]|\band\b/i;

interface NamedCategory {
  id: number;
  /** The words of each thing it names, folded. */
  parts: string[][];
}

/** The words of a name up to where it says what goes with the thing. */
function toThing(name: string): string[] {
  const words = toWords(name);
  const end = words.findIndex((word, i) => i > 0 && RELATIONS.has(word));
  return words.slice(0, end < 0 ? undefined : end).map(fold);
}

function endsWith(words: readonly string[], end: readonly string[]): boolean {
  const from = words.length - end.length;
  return from >= 0 && end.every((word, i) => words[from + i] === word);
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, at) => part.every((word, i) => words[at + i] === word));
}

/** What a name says behind the thing: how large, and how it looks. */
const LOOKS = new Set(
  "small medium large mini big tall short round square oval set pack assorted asst asstd design style colour color shape size box".split(
    " ",
  ),
);

/**
 * What a name names: `Boogie Ceramic Table Lamp, Mustard` a lamp, `Alarm Clock Bakelike Red` a clock, if that is asked.
 *
 * @param isLook whether a word only says what colour a thing has
 */
export function thingOf(name: string, isLook: (word: string) => boolean): string[] {
  const words = toThing(name.split(",")[0] ?? "");
  let end = words.length;
  while (
    end > 1 &&
    (LOOKS.has(words[end - 1] ?? "") || DIGIT.test(words[end - 1] ?? "") || isLook(words[end - 1] ?? ""))
  )
    end--;
  return words.slice(0, end);
}

/** Whether folded words have a phrase among them, in a row; of words with digits nothing is said. */
export function hasPhrase(words: readonly string[], phrase: Phrase): boolean {
  return contains(words, phrase.map(fold));
}

/** Whether folded words end with a phrase. */
export function endsWithPhrase(words: readonly string[], phrase: Phrase): boolean {
  return endsWith(words, phrase.map(fold));
}

const DIGIT = /\d/;
const CUT = /(?<![\p{L}\p{N}])(\p{L})['’](\p{L}{3,})/gu;

function addPlace(places: Map<string, number[]>, key: string, place: number): void {
  const known = places.get(key);
  if (!known) places.set(key, [place]);
  else if (known.at(-1) !== place) known.push(place);
}
const MAX_REMEMBERED = 5_000;

function remember(
  known: Map<string, readonly number[]>,
  phrase: Phrase,
  find: (keys: string[]) => readonly number[],
): readonly number[] {
  const keys = phrase.map(fold);
  const key = keys.join(" ");
  let found = known.get(key);
  if (!found) {
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, (found = find(keys)));
  }
  return found;
}

/** What two ascending rows have in common. */
function intersectSorted(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [left = 0, right = 0] = [a[i], b[j]];
    if (left === right) common.push(left);
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common;
}

/** The codes a product is known by. */
function codesOf({ sku, variants }: CatalogProduct): string[] {
  return [toCode(sku), ...variants.map((variant) => toCode(variant.sku))];
}

function writeCodes(product: CatalogProduct): string {
  return codesOf(product)
    .map((code) => ` ${code}`)
    .join("");
}

/** What its variants add to what a product is called. */
function choicesOf({ variants }: CatalogProduct): string {
  return [...new Set(variants.flatMap(({ values }) => values))].join(" ");
}

/** The words this shop uses: for its products by name, brand and colour, and for its categories. */
export class Lexicon {
  /** Words as they are written, with how many products they stand for; without codes and sizes, which nobody misspells. */
  readonly words = new Map<string, number>();
  /** Product numbers, and by word the places in that row, ascending. */
  readonly #ids: number[] = [];
  readonly #places = new Map<string, number[]>();
  /** By the same places, the codes of each product in one text, a space before each. */
  readonly #codes: string[] = [];
  /** The same as `#places`, of names alone. */
  readonly #namePlaces = new Map<string, number[]>();
  /** Words that a name contracts: `B'FLY`. */
  readonly #cut = new Set<string>();
  #contractions = new Map<string, string[]>();
  readonly #inCategories = new Map<string, Set<number>>();
  readonly #categories: NamedCategory[] = [];
  readonly #joint = new Set<number>();
  /** What has been looked for: the same few phrases again and again. */
  readonly #called = new Map<string, readonly number[]>();
  readonly #named = new Map<string, readonly number[]>();

  constructor(readonly catalog: LiveCatalog) {
    for (const category of catalog.categories.values()) this.#addCategory(category);
  }

  addProduct(product: CatalogProduct): void {
    const { id, name, brand, colour, sku } = product;
    const place = this.#ids.push(id) - 1;
    this.#codes.push(writeCodes(product));
    const named = toWords(name);
    for (const word of named) addPlace(this.#namePlaces, fold(word), place);
    for (const word of [...named, ...toWords(`${brand} ${colour} ${sku} ${choicesOf(product)}`)]) {
      if (!DIGIT.test(word)) this.words.set(word, (this.words.get(word) ?? 0) + 1);
      addPlace(this.#places, fold(word), place);
    }
    for (const [, first = "", end = ""] of name.matchAll(CUT)) this.#cut.add((first + end).toLowerCase());
  }

  /** To be called when all products are there: what their names cut short is told by comparing them. */
  finish(): void {
    this.#contractions = findContractions(this.words, this.#cut);
  }

  /** Words that this shop also writes so: `NECKL` for necklaces. */
  otherWritingsOf(word: string): readonly string[] {
    return this.#contractions.get(fold(word)) ?? [];
  }

  #addCategory({ id, name }: CatalogCategory): void {
    const parts = name.split(JOINTS).map(toThing);
    this.#categories.push({ id, parts });
    if (parts.length > 1) this.#joint.add(id);
    const below = this.catalog.subtree(id);
    for (const word of toWords(name)) {
      if (!DIGIT.test(word)) this.words.set(word, (this.words.get(word) ?? 0) + 1);
      const known = this.#inCategories.get(fold(word)) ?? new Set();
      for (const category of below) known.add(category);
      this.#inCategories.set(fold(word), known);
    }
  }

  /** Whether something here is called so: a product, or a category. */
  knows(phrase: Phrase): boolean {
    const [only, ...others] = phrase.map(fold);
    if (only === undefined) return false;
    if (others.length === 0) return this.#places.has(only) || this.#inCategories.has(only);
    return this.#namesCategory(phrase) || this.productsCalled(phrase).length > 0;
  }

  /**
   * Categories that name this very thing: `chairs` are `Dining Chairs`, but not `Chair Cushions`. One that names several
   * things, such as `Books, Toys & Gifts`, does not count where one below it names this one.
   */
  categoriesOf(phrase: Phrase): readonly number[] {
    return remember(this.#named, phrase, (thing) => {
      const named = this.#categories.filter(({ parts }) => parts.some((words) => endsWith(words, thing)));
      const isCloserNamed = (id: number) =>
        named.some((other) => other.id !== id && this.catalog.subtree(id).has(other.id));
      return named.filter(({ id, parts }) => parts.length === 1 || !isCloserNamed(id)).map(({ id }) => id);
    });
  }

  /** Whether a category is called one thing and no other: `Scarves & Gloves` holds things that are no scarves. */
  isOfOneThing(categoryId: number): boolean {
    return !this.#joint.has(categoryId);
  }

  /** Products whose name, brand or colour has these words in a row. */
  productsCalled(phrase: Phrase): readonly number[] {
    return remember(this.#called, phrase, (keys) => {
      const [first = [], ...others] = keys.map((key) => this.#places.get(key) ?? []);
      const common = others.reduce(intersectSorted, first);
      const ids = common.map((place) => this.#ids[place] ?? 0);
      return others.length === 0 ? ids : ids.filter((id) => this.#hasInARow(id, keys));
    });
  }

  #hasInARow(id: number, keys: readonly string[]): boolean {
    const product = this.catalog.byId.get(id);
    if (!product) return false;
    const choices = product.variants.flatMap(({ values }) => values);
    return [product.name, product.brand, product.colour, ...choices].some((text) =>
      contains(toWords(text).map(fold), keys),
    );
  }

  /** Products one of whose codes, as `toCode` writes them, begins so or has this in it. */
  productsCoded(code: string, where: "beginning" | "anywhere"): number[] {
    const piece = where === "beginning" ? ` ${code}` : code;
    return this.#ids.filter((_, place) => this.#codes[place]?.includes(piece));
  }

  /** Products that have this word in their name. */
  productsNamed(word: string): readonly number[] {
    return (this.#namePlaces.get(fold(word)) ?? []).map((place) => this.#ids[place] ?? 0);
  }

  /** Whether the name of a product has these words in a row. */
  isNamed(id: number, phrase: Phrase): boolean {
    return contains(toWords(this.catalog.byId.get(id)?.name ?? "").map(fold), phrase.map(fold));
  }

  /** Products that have this word in what they are called. */
  productsWith(word: string): readonly number[] {
    return (this.#places.get(fold(word)) ?? []).map((place) => this.#ids[place] ?? 0);
  }

  /** The categories below one that has this word in its name, itself included. */
  categoriesWith(word: string): ReadonlySet<number> {
    return this.#inCategories.get(fold(word)) ?? new Set();
  }

  /** Words that begin so, the most common first. */
  completionsOf(beginning: string, limit: number): string[] {
    return [...this.words]
      .filter(([word]) => word.startsWith(beginning))
      .sort((a, b) => b[1] - a[1])
      .slice(0, limit)
      .map(([word]) => word);
  }

  #namesCategory(phrase: Phrase): boolean {
    const keys = phrase.map(fold);
    return this.#categories.some(({ parts }) => parts.some((words) => contains(words, keys)));
  }
}

/** So many products are read at a time: other requests need not wait for all of them. */
const SLICE = 2_000;
/** With more products than this, a request is answered with the words of a moment ago. */
const QUICKLY_READ = 5_000;

let current: { lexicon: Lexicon; namesVersion: number } | null = null;
let reading: { catalog: LiveCatalog; namesVersion: number; done: Promise<Lexicon> } | null = null;

async function read(catalog: LiveCatalog, namesVersion: number): Promise<Lexicon> {
  const lexicon = new Lexicon(catalog);
  const products = [...catalog.newest];
  for (let from = 0; from < products.length; from += SLICE) {
    if (from > 0) await nextTurn();
    for (const product of products.slice(from, from + SLICE)) lexicon.addProduct(product);
  }
  lexicon.finish();
  current = { lexicon, namesVersion };
  return lexicon;
}

/** The words of a catalog as it is, or in a large shop as it was before its last change. */
export async function getLexicon(catalog: LiveCatalog): Promise<Lexicon> {
  const { namesVersion } = catalog;
  if (current?.lexicon.catalog === catalog && current.namesVersion === namesVersion) return current.lexicon;
  if (reading?.catalog !== catalog || reading.namesVersion !== namesVersion) {
    reading = { catalog, namesVersion, done: read(catalog, namesVersion) };
  }
  const isLarge = catalog.byId.size > QUICKLY_READ;
  return isLarge && current && current.lexicon.catalog.byId.size > 0 ? current.lexicon : reading.done;
}
