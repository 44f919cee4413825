import { hashText, tokenise } from "@/ml/index";
import type { ProductDescription } from "@/lib/shop/catalog/describe-product";

/** A product and how much it is described like another, 0–1. */
export interface Alike {
  id: number;
  likeness: number;
}

interface Entry {
  id: number;
  /** Of what the entry was made from, to see whether anything has changed. */
  hash: number;
  /** The words come first, then brand and attributes. */
  terms: Uint32Array;
  wordCount: number;
  /** How often each term occurs. */
  times: Uint16Array;
  /** Together of length 1, or nothing where a product shares nothing with others. */
  weights: Float32Array;
}

/** The products that have a term. */
interface Posting {
  slots: number[];
  weights: number[];
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
  readonly #postings: Posting[] = [];
  readonly #slotOf = new Map<number, number>();
  readonly #entries: (Entry | undefined)[] = [];
  readonly #free: number[] = [];
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
    for (let slot = 0; slot < index.#entries.length; slot++) {
      index.#weigh(slot);
      if (slot % PER_TURN === 0) await nextTurn();
    }
    index.#weighedSize = index.size;
    return index;
  }

  get size(): number {
    return this.#slotOf.size;
  }

  has(productId: number): boolean {
    return this.#slotOf.has(productId);
  }

  /** Takes over descriptions; of a product that is there already, the new one. */
  put(described: readonly ProductDescription[]): void {
    const changed = described.filter((one) => this.#entryOf(one.id)?.hash !== hashOf(one));
    for (const { id } of changed) this.#remove(id);
    const entered = changed.map((one) => this.#enter(one));
    for (const slot of entered) this.#weigh(slot);
    if (this.size > GROWN * this.#weighedSize) this.#weighAll();
    else for (const slot of this.#firstWith(entered)) this.#weighAgain(slot);
    if (changed.length > 0) this.version++;
  }

  drop(productIds: readonly number[]): void {
    if (productIds.filter((id) => this.#remove(id)).length > 0) this.version++;
  }

  /** How much every product is described like one, those that share nothing left out. */
  likenessTo(productId: number): ReadonlyMap<number, number> {
    const entry = this.#entryOf(productId);
    const sums = new Map<number, number>();
    entry?.terms.forEach((term, i) => {
      const weight = entry.weights[i] ?? 0;
      const posting = this.#postings[term];
      if (weight === 0 || !posting || this.#isCommon(posting)) return;
      for (let p = 0; p < posting.slots.length; p++) {
        const other = this.#entries[posting.slots[p] ?? -1]?.id ?? 0;
        sums.set(other, (sums.get(other) ?? 0) + weight * (posting.weights[p] ?? 0));
      }
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
    const [a, b] = [this.#entryOf(one), this.#entryOf(other)];
    if (!a || !b) return 0;
    const weights = new Map<number, number>();
    a.terms.forEach((term, i) => weights.set(term, a.weights[i] ?? 0));
    return Math.min(
      1,
      b.terms.reduce((sum, term, i) => sum + (weights.get(term) ?? 0) * (b.weights[i] ?? 0), 0),
    );
  }

  #entryOf(productId: number): Entry | undefined {
    return this.#entries[this.#slotOf.get(productId) ?? -1];
  }

  #isCommon({ slots }: Posting): boolean {
    return slots.length > Math.min(MAX_PRODUCTS, Math.max(2, MAX_SHARE * this.size));
  }

  #termOf(name: string): number {
    let term = this.#numberOf.get(name);
    if (term === undefined) {
      term = this.#postings.length;
      this.#numberOf.set(name, term);
      this.#postings.push({ slots: [], weights: [] });
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
    const terms = Uint32Array.from([...words.keys(), ...named]);
    const times = Uint16Array.from([...words.values(), ...[...named].map(() => 1)]);
    const { id } = described;
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#entries[slot] = {
      id,
      hash: hashOf(described),
      terms,
      wordCount: words.size,
      times,
      weights: new Float32Array(terms.length),
    };
    this.#slotOf.set(id, slot);
    for (const term of terms) this.#postings[term]?.slots.push(slot);
    return slot;
  }

  /** Products are weighed in the order in which they were entered, so that places and weights go together. */
  #weigh(slot: number): void {
    const entry = this.#entries[slot];
    if (!entry) return;
    const { terms, times, wordCount, weights } = entry;
    for (let i = 0; i < terms.length; i++) weights[i] = this.#rarity(terms[i] ?? -1, times[i] ?? 1);
    normalise(weights.subarray(0, wordCount));
    normalise(weights.subarray(wordCount));
    normalise(weights);
    terms.forEach((term, i) => this.#postings[term]?.weights.push(weights[i] ?? 0));
  }

  /** Products that had a term for themselves until just now, when it said nothing. */
  #firstWith(entered: readonly number[]): Set<number> {
    const found = new Set<number>();
    for (const slot of entered) {
      for (const term of this.#entries[slot]?.terms ?? []) {
        const slots = this.#postings[term]?.slots ?? [];
        if (slots.length === 2) for (const one of slots) if (!entered.includes(one)) found.add(one);
      }
    }
    return found;
  }

  #weighAll(): void {
    for (const posting of this.#postings) Object.assign(posting, { slots: [], weights: [] });
    for (const [slot, entry] of this.#entries.entries()) {
      for (const term of entry?.terms ?? []) this.#postings[term]?.slots.push(slot);
    }
    for (const slot of this.#entries.keys()) this.#weigh(slot);
    this.#weighedSize = this.size;
  }

  #weighAgain(slot: number): void {
    for (const term of this.#entries[slot]?.terms ?? []) this.#takeOut(term, slot);
    for (const term of this.#entries[slot]?.terms ?? []) this.#postings[term]?.slots.push(slot);
    this.#weigh(slot);
  }

  #takeOut(term: number, slot: number): void {
    const posting = this.#postings[term];
    const place = posting?.slots.indexOf(slot) ?? -1;
    if (!posting || place < 0) return;
    posting.slots.splice(place, 1);
    posting.weights.splice(place, 1);
  }

  /** A term that no other product has, or nearly every one, weighs nothing. */
  #rarity(term: number, times: number): number {
    const posting = this.#postings[term];
    const df = posting?.slots.length ?? 0;
    if (!posting || df < 2 || this.#isCommon(posting)) return 0;
    return (1 + Math.log(times)) * Math.log(Math.max(this.size, df) / df);
  }

  #remove(productId: number): boolean {
    const slot = this.#slotOf.get(productId);
    const entry = this.#entryOf(productId);
    if (slot === undefined || !entry) return false;
    for (const term of entry.terms) this.#takeOut(term, slot);
    this.#entries[slot] = undefined;
    this.#free.push(slot);
    this.#slotOf.delete(productId);
    return true;
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
