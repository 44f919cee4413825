/** Counts what rows name. */
export class Tally {
  readonly #counts = new Map<string, number>();
  #rows = 0;

  /** Of one row; null: it names nothing. */
  add(name: string | null): void {
    this.#rows++;
    if (name !== null) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** What more than half of the rows name, if anything. */
  get most(): string | null {
    for (const [name, count] of this.#counts) if (count * 2 > this.#rows) return name;
    return null;
  }
}
