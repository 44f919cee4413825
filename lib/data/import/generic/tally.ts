/** Counts what is named most often. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string | null): void {
    if (name !== null) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** null: nothing was named. Of several the one named first. */
  get most(): string | null {
    let best: string | null = null;
    for (const [name, count] of this.#counts) {
      if (count > (best === null ? 0 : (this.#counts.get(best) ?? 0))) best = name;
    }
    return best;
  }
}
