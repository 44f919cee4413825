import { type PageTally, Tally } from "@/lib/recommender/rules/tally";
import type { Pin, Steering } from "@/lib/recommender/rules/steering";
import type { Candidate } from "./candidates";

interface PlacingTerms {
  places: number;
  passed: number;
  mayStand(product: Candidate["product"]): boolean;
}

/** The pins whose places are on this page of a list. */
export function pinsWithin({ pins }: Steering, places: number, passed: number): readonly Pin[] {
  return pins.filter(({ position }) => position - passed < places);
}

/** What rules say while the places of a list are given away, first to last. */
export class Placing {
  readonly #tally: Tally;
  readonly #pins: { candidate: Candidate; position: number }[];
  readonly pinned: ReadonlySet<number>;

  /**
   * @param places of this page of the list
   * @param passed products that were shown on earlier pages of it
   * @param mayStand whether a pinned product may stand in this list now
   */
  constructor(
    steering: Steering,
    page: PageTally | null,
    candidates: readonly Candidate[],
    { places, passed, mayStand }: PlacingTerms,
  ) {
    const known = new Map(steering.pins.map(({ product }) => [product.id, -1]));
    candidates.forEach(({ product }, place) => known.has(product.id) && known.set(product.id, place));
    this.#pins = pinsWithin(steering, places, passed)
      .filter(({ product }) => mayStand(product))
      .map(({ product, position, rule }) => {
        const place = known.get(product.id) ?? -1;
        const found: Candidate = candidates[place] ?? { product, score: 0, source: "rule" };
        const pinned = { by: "pin" as const, rule, from: place < 0 ? null : place };
        return {
          candidate: { ...found, moved: [...(found.moved ?? []), pinned] },
          position: position - passed,
        };
      });
    const products = this.#pins.map(({ candidate }) => candidate.product);
    this.pinned = new Set(products.map(({ id }) => id));
    this.#tally = new Tally(steering.limits, products, page);
  }

  /** The product pinned to this place, or to one before it that was not free. */
  takePin(place: number): Candidate | null {
    const next = this.#pins[0];
    return next && next.position <= place ? this.takeNextPin() : null;
  }

  /** The next pinned product, wherever it is pinned: the list is too short for its place. */
  takeNextPin(): Candidate | null {
    return this.#pins.shift()?.candidate ?? null;
  }

  isFullFor({ product }: Candidate): boolean {
    return this.#tally.fullBy(product) !== null;
  }

  add({ product }: Candidate): void {
    if (!this.pinned.has(product.id)) this.#tally.add(product);
  }
}
