import type { Scored } from "./serving";

/** Best first; of equal scores the product with the lower number. */
function compare(a: Scored, b: Scored): number {
  return b.score - a.score || a.product.id - b.product.id;
}

/** The best of what is offered, at most `limit`: what is left of sorting all of it, without sorting all of it. */
export class Shortlist {
  readonly #kept: Scored[] = [];

  constructor(readonly limit: number) {}

  /** Whether it is among the best so far. */
  offer(scored: Scored): boolean {
    if (this.#kept.length === this.limit) {
      const worst = this.#kept.at(-1);
      if (!worst || compare(scored, worst) > 0) return false;
    }
    this.#kept.splice(this.#placeOf(scored), 0, scored);
    if (this.#kept.length > this.limit) this.#kept.pop();
    return true;
  }

  /** Best first. */
  list(): Scored[] {
    return [...this.#kept];
  }

  #placeOf(scored: Scored): number {
    let [from, to] = [0, this.#kept.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = this.#kept[middle];
      if (other && compare(other, scored) <= 0) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
