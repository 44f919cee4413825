import { LRUCache } from "lru-cache";
import { createSingleton } from "@/lib/platform/singleton";
import type { Fact } from "./facts";
import type { InteractionKind } from "./schema";
import { announceElsewhere } from "@/lib/shop/shoppers/shopper-news";

/** What serving needs of one interaction. */
export interface PastFact {
  productId: number;
  kind: InteractionKind;
  value: number;
  at: number;
}

/**
 * How much of a shopper's past, the newest first, an answer rests on. With less, products met long ago come back as if they
 * were new, which costs the best customers' lists most.
 */
export const MOST_FACTS = 500;
const MAX_SHOPPERS = 5_000;
const LIFETIME_MS = 30 * 60 * 1_000;

/** Facts of one shopper that have just been committed. */
export interface NewFacts {
  shopperId: string;
  facts: readonly PastFact[];
  /** `performance.now()` from before they were written: what had been read by then does not hold them. */
  began: number;
}

interface Session {
  /** Oldest first. */
  facts: PastFact[];
  usedAt: number;
}

/**
 * The last facts of the shoppers this process saw lately, so that recommendations follow the last click even while the
 * database is slow or away. Least recently used shoppers give way.
 */
export class SessionCache {
  readonly #listeners = new Set<(added: NewFacts) => void>();
  readonly #sessions = new LRUCache<string, Session>({ max: MAX_SHOPPERS });

  /** Adds facts that have just been recorded. */
  add(shopperId: string, facts: readonly PastFact[], now: number): void {
    this.set(shopperId, [...this.get(shopperId, now), ...facts], now);
  }

  /** Takes over a shopper's history as the database has it. */
  set(shopperId: string, facts: readonly PastFact[], now: number): void {
    this.#sessions.set(shopperId, { facts: facts.slice(-MOST_FACTS), usedAt: now });
  }

  /** Oldest first; empty for a shopper not seen lately. */
  get(shopperId: string, now: number): readonly PastFact[] {
    const session = this.#sessions.get(shopperId);
    return session && now - session.usedAt <= LIFETIME_MS ? session.facts : [];
  }

  forget(shopperId: string): void {
    this.#sessions.delete(shopperId);
  }

  /** Hears of what this process records from now on. Returns how to end that. */
  onNewFacts(listener: (added: NewFacts) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(added: NewFacts): void {
    for (const listener of this.#listeners) listener(added);
  }
}

/** The process's cache: every part of it sees the same clicks. */
export const getSessionCache = createSingleton("shop.sessions", () => new SessionCache()).get;

/**
 * Lets the very next recommendations see facts that have just been committed, here and in other processes.
 *
 * @param began `performance.now()` from before they were written; left out: whatever was known before is read anew
 */
export function rememberFacts(facts: readonly Fact[], began = 0, now = Date.now()): void {
  const byShopper = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.shopperId === null) continue;
    byShopper.set(fact.shopperId, [...(byShopper.get(fact.shopperId) ?? []), fact]);
  }
  const cache = getSessionCache();
  for (const [shopperId, group] of byShopper) {
    cache.add(shopperId, group, now);
    cache.announce({ shopperId, facts: group, began });
  }
  void announceElsewhere([...byShopper.keys()]);
}
