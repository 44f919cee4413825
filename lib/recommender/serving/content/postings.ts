import type { DescribedProducts } from "./described-products";

/** Slots of products that have a term, in the order in which they came, and what it weighs in each. */
interface Added {
  slots: number[];
  weights: number[];
}

/** By term, the products that have it: those of the beginning in arrays one after the other, and what came since. */
export class Postings {
  readonly #starts: Uint32Array;
  readonly #slots: Uint32Array;
  readonly #weights: Float32Array;
  readonly #added = new Map<number, Added>();

  /** Of all products that are there, as they are weighed now. */
  constructor(products: DescribedProducts, termCount: number) {
    const starts = new Uint32Array(termCount + 1);
    const present = Array.from({ length: products.slotCount }, (_, slot) => slot).filter(
      (slot) => products.idAt(slot) !== 0,
    );
    for (const slot of present) {
      for (const term of products.entryAt(slot).terms) starts[term + 1] = (starts[term + 1] ?? 0) + 1;
    }
    for (let term = 0; term < termCount; term++)
      starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0);
    const count = starts[termCount] ?? 0;
    [this.#slots, this.#weights] = [new Uint32Array(count), new Float32Array(count)];
    const next = starts.slice();
    for (const slot of present) {
      const { terms, weights } = products.entryAt(slot);
      terms.forEach((term, i) => {
        const place = next[term] ?? 0;
        next[term] = place + 1;
        this.#slots[place] = slot;
        this.#weights[place] = weights[i] ?? 0;
      });
    }
    this.#starts = starts;
  }

  /** Says that a product that has just come has a term. */
  add(term: number, slot: number, weight: number): void {
    const added = this.#added.get(term) ?? { slots: [], weights: [] };
    added.slots.push(slot);
    added.weights.push(weight);
    this.#added.set(term, added);
  }

  /** Says what a term weighs in a product that has it. */
  weigh(term: number, slot: number, weight: number): void {
    const [start, end] = this.#range(term);
    const place = this.#slots.subarray(start, end).indexOf(slot);
    if (place >= 0) {
      this.#weights[start + place] = weight;
      return;
    }
    const added = this.#added.get(term);
    const since = added?.slots.indexOf(slot) ?? -1;
    if (added && since >= 0) added.weights[since] = weight;
  }

  /** Shows every slot that has a term, and of products that are gone since as well. */
  visit(term: number, show: (slot: number, weight: number) => void): void {
    const [start, end] = this.#range(term);
    for (let place = start; place < end; place++) show(this.#slots[place] ?? 0, this.#weights[place] ?? 0);
    this.#added.get(term)?.slots.forEach((slot, i) => show(slot, this.#added.get(term)?.weights[i] ?? 0));
  }

  #range(term: number): [number, number] {
    const start = this.#starts[term] ?? 0;
    return [start, this.#starts[term + 1] ?? start];
  }
}
