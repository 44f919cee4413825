import type { Fact } from "./facts";
import type { InteractionKind } from "./schema";

/** What serving needs of one interaction. */
export interface PastFact {
  productId: number;
  kind: InteractionKind;
  value: number;
  at: number;
}

const MAX_SHOPPERS = 5_000;
const MAX_FACTS = 200;
const LIFETIME_MS = 30 * 60 * 1_000;

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
  readonly #sessions = new Map<string, Session>();

  /** Adds facts that have just been recorded. */
  add(shopperId: string, facts: readonly PastFact[], now: number): void {
    this.set(shopperId, [...this.get(shopperId, now), ...facts], now);
  }

  /** Takes over a shopper's history as the database has it. */
  set(shopperId: string, facts: readonly PastFact[], now: number): void {
    this.#sessions.delete(shopperId);
    this.#sessions.set(shopperId, { facts: facts.slice(-MAX_FACTS), usedAt: now });
    if (this.#sessions.size > MAX_SHOPPERS) {
      const oldest = this.#sessions.keys().next();
      if (!oldest.done) this.#sessions.delete(oldest.value);
    }
  }

  /** Oldest first; empty for a shopper not seen lately. */
  get(shopperId: string, now: number): readonly PastFact[] {
    const session = this.#sessions.get(shopperId);
    return session && now - session.usedAt <= LIFETIME_MS ? session.facts : [];
  }

  forget(shopperId: string): void {
    this.#sessions.delete(shopperId);
  }
}

// On globalThis because a bundle may hold this module twice, and both halves must see the same clicks.
const shared = globalThis as { aisleSessions?: SessionCache };

export function getSessionCache(): SessionCache {
  return (shared.aisleSessions ??= new SessionCache());
}

/** Lets the very next recommendations see facts that have just been committed. */
export function rememberFacts(facts: readonly Fact[], now = Date.now()): void {
  const byShopper = new Map<string, Fact[]>();
  for (const fact of facts) byShopper.set(fact.shopperId, [...(byShopper.get(fact.shopperId) ?? []), fact]);
  for (const [shopperId, group] of byShopper) getSessionCache().add(shopperId, group, now);
}
