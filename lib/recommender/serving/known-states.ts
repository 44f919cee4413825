import { LRUCache } from "lru-cache";
import type { Concerned } from "@/lib/shop/shoppers/shopper-news";

/** Facts of all states together: some 50 MB. */
const MAX_FACTS = 500_000;
/** What a state takes besides its facts, counted in facts. */
const BARE = 10;
/** Should word of a change be lost, it is found out by then. */
const LIFETIME_MS = 5 * 60_000;
/** So many shoppers are remembered to have changed while somebody may still be reading their state. */
const MAX_CHANGED = 10_000;

/** What is kept: something that rests on facts. */
interface Rested {
  facts: readonly unknown[];
}

interface Known<S> {
  state: S;
  /** `performance.now()` when it had been read. */
  readAt: number;
  /** The shoppers it is about: the one asked for, and the one behind it. */
  about: readonly string[];
}

/**
 * States of shoppers as the database had them, until word comes that one has changed. A state whose reading had begun
 * before such word may be older than the change, and is not kept.
 */
export class KnownStates<S extends Rested> {
  readonly #states: LRUCache<string, Known<S>>;
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #changed = new LRUCache<string, number>({ max: MAX_CHANGED });
  #allChanged = 0;
  #moment = 0;

  constructor() {
    this.#states = new LRUCache({
      maxSize: MAX_FACTS,
      sizeCalculation: ({ state }) => BARE + state.facts.length,
      ttl: LIFETIME_MS,
      dispose: ({ about }, key) => {
        for (const id of about) this.#unlink(id, key);
      },
    });
  }

  /** Ask for it before reading a state, for `set`. */
  get moment(): number {
    return this.#moment;
  }

  get(key: string): S | undefined {
    return this.#states.get(key)?.state;
  }

  /** @param asked the moment before the reading of `state` began */
  set(key: string, state: S, about: readonly string[], asked: number): void {
    const isOld = this.#allChanged > asked || about.some((id) => (this.#changed.get(id) ?? 0) > asked);
    if (isOld) return;
    this.#states.set(key, { state, about, readAt: performance.now() });
    for (const id of about) this.#link(id, key);
  }

  /**
   * Brings what is kept of a shopper up to date with something that was written from `began` on, instead of forgetting it. What
   * was read later than that may hold it already, and is forgotten.
   *
   * @param change null: it cannot say
   */
  update(id: string, began: number, change: (state: S, key: string) => S | null): void {
    this.#changed.set(id, ++this.#moment);
    for (const key of [...(this.#keysOf.get(id) ?? [])]) {
      const known = this.#states.peek(key);
      const state = known && known.readAt < began ? change(known.state, key) : null;
      if (!known || state === null) {
        this.#states.delete(key);
        continue;
      }
      const { about, readAt } = known;
      const left = this.#states.getRemainingTTL(key);
      this.#states.set(key, { state, about, readAt }, { ttl: left });
      for (const one of about) this.#link(one, key);
    }
  }

  forget(concerned: Concerned): void {
    this.#moment++;
    if (concerned === "*") {
      this.#allChanged = this.#moment;
      this.#states.clear();
      return;
    }
    for (const id of concerned) {
      this.#changed.set(id, this.#moment);
      for (const key of [...(this.#keysOf.get(id) ?? [])]) this.#states.delete(key);
    }
  }

  #link(id: string, key: string): void {
    const keys = this.#keysOf.get(id) ?? new Set();
    this.#keysOf.set(id, keys.add(key));
  }

  #unlink(id: string, key: string): void {
    const keys = this.#keysOf.get(id);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysOf.delete(id);
  }
}
