/** Ids as files have them, any strings, as dense numbers in order of appearance. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  get size(): number {
    return this.#numbers.size;
  }

  /** The number of an id; a new one gets the next. */
  numberOf(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(id, number);
    return number;
  }

  /** All ids, in the order of their numbers. */
  ids(): Iterable<string> {
    return this.#numbers.keys();
  }

  /** The number of an id, or undefined for one nobody has numbered. */
  find(id: string): number | undefined {
    return this.#numbers.get(id);
  }
}

/** Who the shoppers and what the products of a data set are; all its files share one. */
export interface Names {
  readonly shoppers: Numbering;
  readonly products: Numbering;
}

export function createNames(): Names {
  return { shoppers: new Numbering(), products: new Numbering() };
}
