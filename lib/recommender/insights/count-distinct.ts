/** Counts different numbers, of many sets one after the other. */
export class DistinctCounter {
  /** By number, the set it was last seen in. */
  readonly #seen: Int32Array;
  #set = 0;
  #count = 0;

  /** @param most the largest number there is */
  constructor(most: number) {
    this.#seen = new Int32Array(most + 1);
  }

  /** Begins another set. */
  begin(): void {
    this.#set++;
    this.#count = 0;
  }

  /** Adds numbers to the set, which may hold some of them already. */
  add(numbers: Int32Array): void {
    const seen = this.#seen;
    for (const number of numbers) {
      if (seen[number] === this.#set) continue;
      seen[number] = this.#set;
      this.#count++;
    }
  }

  /** How many different numbers the set holds. */
  get count(): number {
    return this.#count;
  }
}
