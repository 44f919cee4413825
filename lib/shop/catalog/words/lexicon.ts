import { setImmediate as nextTurn } from "node:timers/promises";
import type { LiveCatalog } from "../catalog-index";
import type { CatalogCategory, CatalogProduct } from "../catalog-product";
import { fold } from "./fold";
import { toWords } from "./normalise";
import type { Phrase } from "./thesaurus";

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

/** Whether a name names this thing: `Boogie Ceramic Table Lamp, Mustard` is a lamp. */
export function isCalled(name: string, thing: Phrase): boolean {
  return endsWith(toThing(name.split(",")[0] ?? ""), thing.map(fold));
}

/** The words this shop uses: for its products by name, brand and colour, and for its categories. */
export class Lexicon {
  /** Words as they are written, with how many products they stand for. */
  readonly words = new Map<string, number>();
  readonly #products = new Map<string, number[]>();
  readonly #inCategories = new Map<string, Set<number>>();
  readonly #categories: NamedCategory[] = [];

  constructor(readonly catalog: LiveCatalog) {
    for (const category of catalog.categories.values()) this.#addCategory(category);
  }

  addProduct({ id, name, brand, colour, sku }: CatalogProduct): void {
    for (const word of new Set(toWords(`${name} ${brand} ${colour} ${sku}`))) {
      this.words.set(word, (this.words.get(word) ?? 0) + 1);
      const key = fold(word);
      const ids = this.#products.get(key);
      if (!ids) this.#products.set(key, [id]);
      else if (ids.at(-1) !== id) ids.push(id);
    }
  }

  #addCategory({ id, name }: CatalogCategory): void {
    this.#categories.push({ id, parts: name.split(JOINTS).map(toThing) });
    const below = this.catalog.subtree(id);
    for (const word of toWords(name)) {
      this.words.set(word, (this.words.get(word) ?? 0) + 1);
      const known = this.#inCategories.get(fold(word)) ?? new Set();
      for (const category of below) known.add(category);
      this.#inCategories.set(fold(word), known);
    }
  }

  /** Whether something here is called so: a product, or a category. */
  knows(phrase: Phrase): boolean {
    const [only, ...others] = phrase.map(fold);
    if (only === undefined) return false;
    if (others.length === 0) return this.#products.has(only) || this.#inCategories.has(only);
    return this.#namesCategory(phrase) || this.productsCalled(phrase).length > 0;
  }

  /**
   * Categories that name this very thing: `chairs` are `Dining Chairs`, but not `Chair Cushions`. One that names several
   * things, such as `Books, Toys & Gifts`, does not count where one below it names this one.
   */
  categoriesOf(phrase: Phrase): number[] {
    const thing = phrase.map(fold);
    const named = this.#categories.filter(({ parts }) => parts.some((words) => endsWith(words, thing)));
    const isCloserNamed = (id: number) =>
      named.some((other) => other.id !== id && this.catalog.subtree(id).has(other.id));
    return named.filter(({ id, parts }) => parts.length === 1 || !isCloserNamed(id)).map(({ id }) => id);
  }

  /** Products whose name, brand or colour has these words in a row. */
  productsCalled(phrase: Phrase): readonly number[] {
    const keys = phrase.map(fold);
    const lists = keys.map((key) => this.#products.get(key) ?? []);
    const [shortest = [], ...others] = lists.toSorted((a, b) => a.length - b.length);
    if (others.length === 0) return shortest;
    return shortest.filter((id) => {
      const product = this.catalog.byId.get(id);
      return [product?.name, product?.brand, product?.colour].some(
        (text) => text && contains(toWords(text).map(fold), keys),
      );
    });
  }

  /** Products that have this word in what they are called. */
  productsWith(word: string): readonly number[] {
    return this.#products.get(fold(word)) ?? [];
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
