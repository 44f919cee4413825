import { hashText, tokenise } from "@/ml/index";
import type { ProductDescription } from "@/lib/shop/catalog/describe-product";
import { DescribedProducts } from "./described-products";
import { Postings } from "./postings";

/** A product and how much it is described like another, 0–1. */
export interface Alike {
  id: number;
  likeness: number;
}

/** A term in a larger share of the products, or in more of them, says little and would cost much. */
const MAX_SHARE = 0.5;
const MAX_PRODUCTS = 20_000;
/** The index of the moment; another may have taken its place by the next. */
export interface LiveContent {
  readonly index: ContentIndex;
  /** Raised by every change. */
  readonly version: number;
}

/** So many times as many products as when all were weighed, and all are weighed again. */
const GROWN = 1.2;
/** When so large a share of what was entered is gone, too. */
const GONE = 0.3;
/** Products between two turns of the event loop while an index is made. */
const PER_TURN = 500;

/**
 * Which products are described alike: words weigh (1 + ln tf)·ln(N/df), attributes ln(N/df), each of the two groups has length
 * 1, and likeness is the cosine, as in the model of content (ml/models/content). Unlike the model it is kept up to date
 * product by product, so that a new one is matched from the moment it is saved. Frequencies are those of the time at
 * which a product came in, until there are a fifth more products.
 */
export class ContentIndex {
  /** Raised when a description has changed, not when a price or stock has. */
  version = 0;
  readonly #numberOf = new Map<string, number>();
  /** How many products have each term. */
  readonly #counts: number[] = [];
  #products = new DescribedProducts();
  #postings = new Postings(this.#products, 0);
  /** How many products there were when all were weighed. */
  #weighedSize = 0;

  /** An index of many products, made in turns with whatever else the process does. */
  static async from(described: AsyncIterable<readonly ProductDescription[]>): Promise<ContentIndex> {
    const index = new ContentIndex();
    for await (const batch of described) {
      for (let i = 0; i < batch.length; i += PER_TURN) {
        for (const one of batch.slice(i, i + PER_TURN)) index.#enter(one);
        await nextTurn();
      }
    }
    for (let slot = 0; slot < index.#products.slotCount; slot++) {
      index.#weigh(slot);
      if (slot % PER_TURN === 0) await nextTurn();
    }
    index.#arrange();
    return index;
  }

  get size(): number {
    return this.#products.size;
  }

  has(productId: number): boolean {
    return this.#products.slotOf(productId) !== null;
  }

  /** Takes over descriptions; of a product that is there already, the new one. */
  put(described: readonly ProductDescription[]): void {
    const changed = described.filter((one) => this.#hashOf(one.id) !== hashOf(one));
    for (const { id } of changed) this.#remove(id);
    const entered = changed.map((one) => this.#enter(one));
    if (this.#hasOutgrown()) this.#weighAll();
    else {
      for (const slot of entered) this.#add(slot);
      for (const slot of this.#firstWith(entered)) this.#weighAgain(slot);
    }
    if (changed.length > 0) this.version++;
  }

  drop(productIds: readonly number[]): void {
    if (productIds.filter((id) => this.#remove(id)).length > 0) this.version++;
  }

  /** How much every product is described like one, those that share nothing left out. */
  likenessTo(productId: number): ReadonlyMap<number, number> {
    const products = this.#products;
    const sums = new Map<number, number>();
    const slot = products.slotOf(productId);
    if (slot === null) return sums;
    const { terms, weights } = products.entryAt(slot);
    terms.forEach((term, i) => {
      const own = weights[i] ?? 0;
      if (own === 0 || this.#isCommon(term)) return;
      this.#postings.visit(term, (other, weight) => {
        const id = products.idAt(other);
        if (id !== 0) sums.set(id, (sums.get(id) ?? 0) + own * weight);
      });
    });
    sums.delete(productId);
    return sums;
  }

  /** The products described most like one, best first, without itself. */
  neighbours(productId: number, limit: number): Alike[] {
    const found: Alike[] = [];
    for (const [id, likeness] of this.likenessTo(productId)) if (likeness > 0) found.push({ id, likeness });
    return found.sort((a, b) => b.likeness - a.likeness || a.id - b.id).slice(0, limit);
  }

  /** How much two products are described alike, 0–1. */
  likeness(one: number, other: number): number {
    const [a, b] = [this.#products.slotOf(one), this.#products.slotOf(other)];
    if (a === null || b === null) return 0;
    const weights = new Map<number, number>();
    const [mine, theirs] = [this.#products.entryAt(a), this.#products.entryAt(b)];
    mine.terms.forEach((term, i) => weights.set(term, mine.weights[i] ?? 0));
    return Math.min(
      1,
      theirs.terms.reduce((sum, term, i) => sum + (weights.get(term) ?? 0) * (theirs.weights[i] ?? 0), 0),
    );
  }

  #isCommon(term: number): boolean {
    return (this.#counts[term] ?? 0) > Math.min(MAX_PRODUCTS, Math.max(2, MAX_SHARE * this.size));
  }

  #hasOutgrown(): boolean {
    const { size, slotCount } = this.#products;
    return size > GROWN * this.#weighedSize || size < (1 - GONE) * slotCount;
  }

  #termOf(name: string): number {
    let term = this.#numberOf.get(name);
    if (term === undefined) {
      term = this.#counts.length;
      // A part of a text keeps the whole text in memory; its bytes do not.
      this.#numberOf.set(Buffer.from(name).toString(), term);
      this.#counts.push(0);
    }
    return term;
  }

  /** Makes a product count in the frequency of its terms. */
  #enter(described: ProductDescription): number {
    const words = new Map<number, number>();
    for (const word of tokenise(described.text)) {
      const term = this.#termOf(word);
      words.set(term, (words.get(term) ?? 0) + 1);
    }
    const named = new Set(described.attributes.map((one) => this.#termOf(`=${one.toLowerCase()}`)));
    const slot = this.#products.enter(described.id, hashOf(described), words, named);
    this.#count(slot, 1);
    return slot;
  }

  #count(slot: number, change: 1 | -1): void {
    for (const term of this.#products.entryAt(slot).terms)
      this.#counts[term] = (this.#counts[term] ?? 0) + change;
  }

  #weigh(slot: number): void {
    const { terms, times, wordCount, weights } = this.#products.entryAt(slot);
    for (let i = 0; i < terms.length; i++) weights[i] = this.#rarity(terms[i] ?? -1, times[i] ?? 1);
    normalise(weights.subarray(0, wordCount));
    normalise(weights.subarray(wordCount));
    normalise(weights);
  }

  #add(slot: number): void {
    this.#weigh(slot);
    const { terms, weights } = this.#products.entryAt(slot);
    terms.forEach((term, i) => this.#postings.add(term, slot, weights[i] ?? 0));
  }

  #weighAgain(slot: number): void {
    this.#weigh(slot);
    const { terms, weights } = this.#products.entryAt(slot);
    terms.forEach((term, i) => this.#postings.weigh(term, slot, weights[i] ?? 0));
  }

  /** Products that had a term for themselves until just now, when it said nothing. */
  #firstWith(entered: readonly number[]): Set<number> {
    const isNew = new Set(entered);
    const found = new Set<number>();
    for (const slot of entered) {
      for (const term of this.#products.entryAt(slot).terms) {
        if (this.#counts[term] !== 2) continue;
        this.#postings.visit(term, (other) => {
          if (this.#products.idAt(other) !== 0 && !isNew.has(other)) found.add(other);
        });
      }
    }
    return found;
  }

  #weighAll(): void {
    if (this.#products.slotCount > this.#products.size) this.#products = this.#products.compact();
    for (let slot = 0; slot < this.#products.slotCount; slot++) this.#weigh(slot);
    this.#arrange();
  }

  /** Makes everything findable by its terms, once all is weighed. */
  #arrange(): void {
    this.#postings = new Postings(this.#products, this.#counts.length);
    this.#weighedSize = this.size;
  }

  /** A term that no other product has, or nearly every one, weighs nothing. */
  #rarity(term: number, times: number): number {
    const count = this.#counts[term] ?? 0;
    if (count < 2 || this.#isCommon(term)) return 0;
    return (1 + Math.log(times)) * Math.log(Math.max(this.size, count) / count);
  }

  #remove(productId: number): boolean {
    const slot = this.#products.slotOf(productId);
    if (slot === null) return false;
    this.#count(slot, -1);
    this.#products.remove(productId);
    return true;
  }

  #hashOf(productId: number): number | null {
    const slot = this.#products.slotOf(productId);
    return slot === null ? null : this.#products.hashAt(slot);
  }
}

function hashOf({ text, attributes }: ProductDescription): number {
  return hashText([text, ...attributes].join("\n"));
}

/** Makes the length 1, unless it is nothing. */
function normalise(values: Float32Array): void {
  const length = Math.hypot(...values);
  if (length > 0) for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / length;
}

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));
