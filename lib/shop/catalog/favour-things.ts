import "server-only";
import { type Asked, type Vocabulary, waysOf } from "./asked";
import type { CatalogProduct } from "./catalog-product";
import { endsWithPhrase, hasPhrase, thingOf } from "./lexicon";
import type { QueryPlan } from "./plan-query";
import type { Match } from "./match";
import { fold } from "./words/fold";
import { toCode, toWords } from "./words/normalise";

/** So many of the first are looked at more closely. */
const LOOKED_AT = 400;
/** What is only named after the thing, or has just the stem of its word in its name. */
const NAMED_AFTER = 3;
/** Found by what it is called, as it was typed or otherwise. */
const CALLED = 1;

/** So many words in a row are the name of one product rather than of a kind of things. */
const TITLE = 3;

const isWord = (word: string) => /^\p{L}+$/u.test(word);

/** Whether a name really has a word for this in it: to the stemmer of the database, `organic` is an `organiser`. */
function isInName(words: readonly string[], asked: Asked): boolean {
  return waysOf(asked).some(
    (way) =>
      !way.words.every(isWord) || (way.together ? hasPhrase(words, way.words) : hasAll(words, way.words)),
  );
}

function hasAll(words: readonly string[], phrase: readonly string[]): boolean {
  return phrase.every((word) => words.includes(fold(word)));
}

/** What is found by what it is called, the name of each, and what it is a name of. */
class NameReader {
  constructor(
    private readonly plan: QueryPlan,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** The tier of a product that was found by its name, when it is looked at more closely. */
  tierOf({ productId, tier }: Match): number {
    const { catalog } = this.vocabulary.lexicon;
    const product = catalog.byId.get(productId);
    if (!product || tier > CALLED || this.#isCoded(product)) return tier;
    const words = toWords(product.name).map(fold);
    if (!this.plan.asked.every((one) => isInName(words, one))) return Math.max(tier, NAMED_AFTER);
    const { direct, elsewhere } = this.plan.places;
    if (tier > 0 || elsewhere !== "same" || direct.includes(product.categoryId)) return tier;
    const isTitle = this.plan.row.length >= TITLE && hasPhrase(words, this.plan.row);
    return isTitle ? tier : this.#tierOfThing(product.name);
  }

  /** Whether a name has the whole query in it, word for word. */
  hasRow({ productId }: Match): boolean {
    const { row } = this.plan;
    const name = this.vocabulary.lexicon.catalog.byId.get(productId)?.name ?? "";
    return row.length > 1 && hasPhrase(toWords(name).map(fold), row);
  }

  #isCoded({ sku, variants }: CatalogProduct): boolean {
    const { code } = this.plan;
    return (
      code !== null && [sku, ...variants.map((one) => one.sku)].some((one) => toCode(one).includes(code))
    );
  }

  /** A `Soft Bunny` comes before a `Bunny Bread Knife`, which is a knife where there are knives. */
  #tierOfThing(name: string): number {
    const { lexicon, thesaurus } = this.vocabulary;
    const thing = thingOf(name, (word) => thesaurus.get([word])?.isColour ?? false);
    const ways = this.plan.asked.flatMap((one) => (one.isColour ? [] : waysOf(one)));
    if (ways.some(({ words }) => endsWithPhrase(thing, words))) return 0;
    const isOther = lexicon.categoriesOf(thing.slice(-1)).length > 0;
    return isOther && this.plan.places.direct.length > 0 ? NAMED_AFTER : CALLED;
  }
}

/**
 * Puts what is the thing asked for before what is only named after it, where no category says which is which, and what is
 * called so before what merely has the stem of the word in its name. What has the whole query in its name, word for word,
 * comes first of its tier.
 */
export function favourThings(matches: readonly Match[], plan: QueryPlan, vocabulary: Vocabulary): Match[] {
  const reader = new NameReader(plan, vocabulary);
  const looked = matches.slice(0, LOOKED_AT).map((match) => {
    const tier = reader.tierOf(match);
    return { productId: match.productId, tier, isRow: tier === 0 && reader.hasRow(match) };
  });
  looked.sort((a, b) => a.tier - b.tier || Number(b.isRow) - Number(a.isRow));
  const found = looked.map(({ productId, tier }): Match => ({ productId, tier }));
  return [...found, ...matches.slice(LOOKED_AT)].sort((a, b) => a.tier - b.tier);
}

/** Whether all that was found by name was found by chance: no name has a word for something that was asked for. */
export function isByChance(matches: readonly Match[], plan: QueryPlan, vocabulary: Vocabulary): boolean {
  if (plan.asked.every(({ known }) => known)) return false;
  const named = matches.slice(0, LOOKED_AT).filter(({ tier }) => tier <= CALLED);
  if (named.length === 0) return false;
  const reader = new NameReader(plan, vocabulary);
  return named.every((match) => reader.tierOf(match) >= NAMED_AFTER);
}
