import type { EventLog } from "../core/data/events";
import { KIND, type Kind } from "../core/data/events";
import { createRng } from "../base/rng";

export const DAY = 86_400_000;

/** One event as a test writes it: user, item, kind, day, and stars for a rating. */
export type TestEvent = readonly [user: number, item: number, kind: Kind, day: number, stars?: number];

/** A log of the events, sorted by time. */
export function createLog(userCount: number, itemCount: number, events: readonly TestEvent[]): EventLog {
  const sorted = [...events].sort((a, b) => a[3] - b[3]);
  return {
    userCount,
    itemCount,
    length: sorted.length,
    users: Uint32Array.from(sorted, (event) => event[0]),
    items: Uint32Array.from(sorted, (event) => event[1]),
    kinds: Uint8Array.from(sorted, (event) => KIND[event[2]]),
    values: Float32Array.from(sorted, (event) => event[4] ?? 1),
    at: Float64Array.from(sorted, (event) => event[3] * DAY),
  };
}

/**
 * User s bought every item of its own colour ((s + p) even) but item s, which is therefore the only
 * right answer for it.
 */
export function createCheckerboard(size: number): EventLog {
  const events: TestEvent[] = [];
  for (let s = 0; s < size; s++) {
    for (let p = s % 2; p < size; p += 2) if (p !== s) events.push([s, p, "purchase", 1]);
  }
  return createLog(size, size, events);
}

/** Users with one taste each: most of what they do is in their own group of items, over sixty days. */
export function createTasteLog(userCount: number, groups: number, perGroup: number, seed: number): EventLog {
  const rng = createRng(seed);
  const events: TestEvent[] = [];
  for (let e = 0; e < userCount * 25; e++) {
    const user = rng.integer(userCount);
    const group = rng.uniform() < 0.8 ? user % groups : rng.integer(groups);
    const kind = rng.uniform() < 0.7 ? "view" : "purchase";
    events.push([user, group * perGroup + rng.integer(perGroup), kind, rng.uniform() * 60]);
  }
  return createLog(userCount, groups * perGroup, events);
}
