import { partitionPoint } from "@/ml/index";
import type { Scored } from "./scored";

/** Best first; of equal scores the product with the lower number. */
function compare(a: Scored, b: Scored): number {
  return b.score - a.score || a.product.id - b.product.id;
}

/** The best of what is offered, at most `limit`: what is left of sorting all of it, without sorting all of it. */
export class Shortlist {
  /** Offers below this score are not kept. */
  least: number;
  readonly #kept: Scored[] = [];

  constructor(readonly limit: number) {
    this.least = limit > 0 ? -Infinity : Infinity;
  }

  /** Whether it is among the best so far. */
  offer(scored: Scored): boolean {
    const place = partitionPoint(this.#kept, (other) => compare(other, scored) <= 0);
    if (place >= this.limit) return false;
    this.#kept.splice(place, 0, scored);
    if (this.#kept.length > this.limit) this.#kept.pop();
    if (this.#kept.length === this.limit) this.least = this.#kept.at(-1)?.score ?? this.least;
    return true;
  }

  /** Best first. */
  list(): Scored[] {
    return [...this.#kept];
  }
}

/** The best of some candidates, at most `limit`. */
export function best(candidates: Iterable<Scored>, limit: number): Scored[] {
  const list = new Shortlist(limit);
  for (const candidate of candidates) list.offer(candidate);
  return list.list();
}
