import { GrowingArray } from "./growing-array";

/** The terms of one product, as it was entered. */
export interface Entry {
  /** The words come first, then brand and attributes. */
  terms: Uint32Array;
  wordCount: number;
  /** How often each term occurs. */
  times: Uint16Array;
  /** Together of length 1, or nothing where a product shares nothing with others. To be written to. */
  weights: Float32Array;
}

/**
 * Products with their terms, by slot: the order in which they were entered. All of them stand in a few arrays one after the
 * other, for a hundred thousand products with arrays of their own would take many times the memory.
 */
export class DescribedProducts {
  readonly #slotOf = new Map<number, number>();
  readonly #ids = new GrowingArray((room) => new Uint32Array(room));
  readonly #hashes = new GrowingArray((room) => new Uint32Array(room));
  readonly #starts = new GrowingArray((room) => new Uint32Array(room));
  readonly #wordCounts = new GrowingArray((room) => new Uint16Array(room));
  readonly #terms = new GrowingArray((room) => new Uint32Array(room));
  readonly #times = new GrowingArray((room) => new Uint16Array(room));
  readonly #weights = new GrowingArray((room) => new Float32Array(room));

  /** Products. */
  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots, with those of products that are gone. */
  get slotCount(): number {
    return this.#ids.length;
  }

  slotOf(productId: number): number | null {
    return this.#slotOf.get(productId) ?? null;
  }

  /** The product in a slot; 0: it is gone. */
  idAt(slot: number): number {
    return this.#ids.values[slot] ?? 0;
  }

  /** Of what the product was made from, to see whether anything has changed. */
  hashAt(slot: number): number {
    return this.#hashes.values[slot] ?? 0;
  }

  /** Views: good until the next product is entered. */
  entryAt(slot: number): Entry {
    const start = this.#starts.values[slot] ?? 0;
    const isLast = slot + 1 >= this.#starts.length;
    const end = isLast ? this.#terms.length : (this.#starts.values[slot + 1] ?? start);
    return {
      terms: this.#terms.values.subarray(start, end),
      wordCount: this.#wordCounts.values[slot] ?? 0,
      times: this.#times.values.subarray(start, end),
      weights: this.#weights.values.subarray(start, end),
    };
  }

  /** @param words how often each occurs */
  enter(id: number, hash: number, words: ReadonlyMap<number, number>, named: ReadonlySet<number>): number {
    const slot = this.#ids.length;
    this.#ids.push(id);
    this.#hashes.push(hash);
    this.#starts.push(this.#terms.length);
    this.#wordCounts.push(words.size);
    for (const [term, times] of words) this.#push(term, times);
    for (const term of named) this.#push(term, 1);
    this.#slotOf.set(id, slot);
    return slot;
  }

  /** The slot stays empty. */
  remove(productId: number): void {
    const slot = this.#slotOf.get(productId);
    if (slot === undefined) return;
    this.#ids.values[slot] = 0;
    this.#slotOf.delete(productId);
  }

  /** The same without the slots of what is gone. */
  compact(): DescribedProducts {
    const compacted = new DescribedProducts();
    for (let slot = 0; slot < this.slotCount; slot++) {
      const id = this.idAt(slot);
      if (id === 0) continue;
      const { terms, times, wordCount } = this.entryAt(slot);
      const words = new Map(Array.from(terms.subarray(0, wordCount), (term, i) => [term, times[i] ?? 1]));
      compacted.enter(id, this.hashAt(slot), words, new Set(terms.subarray(wordCount)));
    }
    return compacted;
  }

  #push(term: number, times: number): void {
    this.#terms.push(term);
    this.#times.push(Math.min(times, 0xffff));
    this.#weights.push(0);
  }
}
