import "server-only";
import { LRUCache } from "lru-cache";
import { getDb } from "@/lib/platform/db/client";
import { onNotices } from "@/lib/platform/db/notices";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import type { KeyKind } from "./key-text";

/** A key as the database has it. */
export interface StoredKey {
  id: string;
  prefix: string;
  hash: string;
  kind: KeyKind;
  scopes: readonly string[];
  origins: readonly string[];
  expiresAt: Date | null;
}

const MOST_KEYS = 10_000;
/** Longer nothing is believed without asking, should a notice have been lost. */
const BELIEVED_MS = 60_000;
/** When a key was used last is for people; once a minute is exact enough. */
const NOTED_EVERY_MS = 60_000;
const NOTE_AFTER_MS = 1_000;

const selection = {
  id: true,
  prefix: true,
  hash: true,
  kind: true,
  scopes: true,
  origins: true,
  expiresAt: true,
} as const;

/**
 * The keys this process was shown lately, and prefixes that are none. A notice makes it forget what has changed; while the
 * database is away it goes by what it knows.
 */
class KeyKeeper {
  readonly #known = new LRUCache<string, { key: StoredKey | false; readAt: number }>({ max: MOST_KEYS });
  /** Raised by every notice: what was read before it is not kept. */
  #changes = 0;
  readonly #noted = new LRUCache<string, number>({ max: MOST_KEYS });
  readonly #used = new Map<string, Date>();
  #timer: NodeJS.Timeout | null = null;
  readonly stop = onNotices("api_keys", (prefix) => this.forget(prefix));

  /** The key of a prefix that is not revoked, or null. */
  async find(prefix: string, now: number): Promise<StoredKey | null> {
    const known = this.#known.get(prefix);
    if (known && now - known.readAt < BELIEVED_MS) return known.key || null;
    const changes = this.#changes;
    try {
      const key = await getDb().apiKey.findUnique({ where: { prefix, revokedAt: null }, select: selection });
      if (changes === this.#changes) this.#known.set(prefix, { key: key ?? false, readAt: now });
      return key;
    } catch (error) {
      if (!known) throw error;
      return known.key || null;
    }
  }

  /** @param prefix null: all of them */
  forget(prefix: string | null): void {
    this.#changes++;
    if (prefix === null) this.#known.clear();
    else this.#known.delete(prefix);
  }

  /** Notes in the background that a key was used. */
  use(id: string, now: number): void {
    if (now - (this.#noted.get(id) ?? 0) < NOTED_EVERY_MS) return;
    this.#noted.set(id, now);
    this.#used.set(id, new Date(now));
    this.#timer ??= setTimeout(() => void this.flush(), NOTE_AFTER_MS).unref();
  }

  /** Writes down now which keys were used. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const used = [...this.#used];
    this.#used.clear();
    if (used.length === 0) return;
    const ids = used.map(([id]) => id);
    const times = used.map(([, at]) => at);
    try {
      await getDb().$executeRaw`
        update api_keys set last_used_at = greatest(last_used_at, used.at)
          from unnest(${ids}::uuid[], ${times}::timestamptz[]) as used (id, at) where api_keys.id = used.id`;
    } catch (error) {
      getLog("auth").debug({ error: messageOf(error) }, "cannot note that keys were used");
    }
  }
}

const holder = createSingleton("shop.keys", () => ({ keeper: null as KeyKeeper | null }));

/** The process's keys; starts listening. */
export function getKeyKeeper(): KeyKeeper {
  return (holder.get().keeper ??= new KeyKeeper());
}

/** A key has just been changed here: where keys are in memory that one is read again. */
export function forgetKey(prefix: string): void {
  holder.get().keeper?.forget(prefix);
}

/** Stops listening and forgets all keys; the next call starts anew. For tests and an orderly end. */
export function closeKeys(): void {
  holder.take()?.keeper?.stop();
}
