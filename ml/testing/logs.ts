import type { EventLog } from "../core/data/events";
import { KIND, type Kind } from "../core/data/events";
import { createRng } from "../base/rng";

export const DAY = 86_400_000;

/** One event as a test writes it: shopper, product, kind, day, and stars for a rating. */
export type TestEvent = readonly [shopper: number, product: number, kind: Kind, day: number, stars?: number];

/** A log of the events, sorted by time. */
export function createLog(
  shopperCount: number,
  productCount: number,
  events: readonly TestEvent[],
): EventLog {
  const sorted = [...events].sort((a, b) => a[3] - b[3]);
  return {
    shopperCount,
    productCount,
    length: sorted.length,
    shoppers: Uint32Array.from(sorted, (event) => event[0]),
    products: Uint32Array.from(sorted, (event) => event[1]),
    kinds: Uint8Array.from(sorted, (event) => KIND[event[2]]),
    values: Float32Array.from(sorted, (event) => event[4] ?? 1),
    at: Float64Array.from(sorted, (event) => event[3] * DAY),
  };
}

/**
 * Shopper s bought every product of its own colour ((s + p) even) but product s, which is therefore the only
 * right answer for it.
 */
export function createCheckerboard(size: number): EventLog {
  const events: TestEvent[] = [];
  for (let s = 0; s < size; s++) {
    for (let p = s % 2; p < size; p += 2) if (p !== s) events.push([s, p, "purchase", 1]);
  }
  return createLog(size, size, events);
}

/** Shoppers with one taste each: most of what they do is in their own group of products, over sixty days. */
export function createTasteLog(
  shopperCount: number,
  groups: number,
  perGroup: number,
  seed: number,
): EventLog {
  const rng = createRng(seed);
  const events: TestEvent[] = [];
  for (let e = 0; e < shopperCount * 25; e++) {
    const shopper = rng.integer(shopperCount);
    const group = rng.uniform() < 0.8 ? shopper % groups : rng.integer(groups);
    const kind = rng.uniform() < 0.7 ? "view" : "purchase";
    events.push([shopper, group * perGroup + rng.integer(perGroup), kind, rng.uniform() * 60]);
  }
  return createLog(shopperCount, groups * perGroup, events);
}
