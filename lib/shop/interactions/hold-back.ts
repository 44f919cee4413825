import { LRUCache } from "lru-cache";
import { createSingleton } from "@/lib/platform/singleton";
import { onForgotten } from "@/lib/shop/shoppers/shopper-news";

/** What of a fact decides whether it is held back. */
export interface Weighed {
  shopperId: string;
  productId: number;
  /** Null for facts that are taken as they are. */
  origin: string | null;
}

const HOUR_MS = 60 * 60 * 1_000;
const MAX_COUNTERS = 200_000;

/** Facts an hour that are taken as they come; what is beyond is held back. */
export const MOST_AN_HOUR = {
  /** Of one shopper about one product. */
  ofPair: 20,
  /** Of one shopper. */
  ofShopper: 600,
  /** From one network about one product: an office, or a lecture hall that was shown it. */
  fromNetwork: 300,
} as const;

/**
 * Holds back what is too much of the same. Per process, and forgotten with it: what gets past it weighs little all the
 * same, because popularity counts shoppers and not events.
 */
export class HoldBack {
  readonly #counts = new LRUCache<string, number>({ max: MAX_COUNTERS });

  /** Counts a fact and says whether it is to be held back. */
  holds({ shopperId, productId, origin }: Weighed, now: number): boolean {
    if (origin === null) return false;
    const hour = Math.floor(now / HOUR_MS);
    const isOver = [
      this.#count(`${hour} ${shopperId} ${productId}`) > MOST_AN_HOUR.ofPair,
      this.#count(`${hour} ${shopperId}`) > MOST_AN_HOUR.ofShopper,
      this.#count(`${hour} ${origin} ${productId}`) > MOST_AN_HOUR.fromNetwork,
    ];
    return isOver.includes(true);
  }

  /** Drops what was counted of these shoppers. */
  forget(ids: readonly string[]): void {
    for (const key of [...this.#counts.keys()])
      if (ids.some((id) => key.includes(id))) this.#counts.delete(key);
  }

  #count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }
}

export const getHoldBack = createSingleton("shop.hold-back", () => {
  const made = new HoldBack();
  onForgotten((ids) => made.forget(ids));
  return made;
}).get;
