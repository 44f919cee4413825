import "server-only";
import { getPool } from "@/lib/platform/db/client";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { randomId } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";

/**
 * Word that something about some shoppers has changed, for whoever keeps anything of them in memory: this process hears it
 * at once, the others a moment later. Changes that are rare tell it themselves (triggers of migration 0015); events, of
 * which there are many, are announced by whoever has written them, many at a time.
 */

/** Whom it is about; `*`: it may be anybody. */
export type Concerned = readonly string[] | "*";

/** recorded: there is more of them, and what was known holds besides. changed: what was known may not hold any more. */
export type Change = "recorded" | "changed";

type Listener = (concerned: Concerned, change: Change) => void;

const CHANNEL = "shoppers";
const TELL_SQL = "select pg_notify('shoppers', payload) from unnest($1::text[]) as payload";
/** A notice holds at most 8,000 bytes. */
const IDS_IN_A_NOTICE = 200;
/** For more shoppers than this everybody is meant. */
const MOST_NAMED = 2_000;
/** Before ids that are to be forgotten, and not only looked up anew. */
const FORGET = "!";

class ShopperNews {
  readonly #listeners = new Set<Listener>();
  readonly #forgetters = new Set<(ids: readonly string[]) => void>();
  /** By it a process knows its own notices, which it has heard already. */
  readonly #sender = randomId().slice(0, 8);
  readonly #stop = new AbortController();
  #waiting: Record<Change, Set<string>> = { recorded: new Set(), changed: new Set() };
  #isForAll = false;
  #listens = false;
  #telling: Promise<void> | null = null;

  /** Listens to other processes from the first listener on: whoever only announces needs no connection for that. */
  add(listener: Listener): () => void {
    if (!this.#listens) this.#listen();
    this.#listens = true;
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  addForgetter(forgetter: (ids: readonly string[]) => void): () => void {
    this.#forgetters.add(forgetter);
    return () => this.#forgetters.delete(forgetter);
  }

  async forget(ids: readonly string[]): Promise<void> {
    this.#forgetHere(ids);
    await this.#notify(toNotices(ids).map((notice) => `${FORGET}${notice}`));
  }

  #forgetHere(ids: readonly string[]): void {
    this.#spread(ids, "changed");
    for (const forgetter of this.#forgetters) forgetter(ids);
  }

  #listen(): void {
    const handlers = {
      onNotice: (payload: string) => this.#hear(payload),
      // Whatever was said while nobody listened is lost.
      onConnect: () => this.#spread("*", "changed"),
    };
    listen(CHANNEL, handlers, this.#stop.signal);
  }

  stop(): void {
    this.#stop.abort();
  }

  announce(concerned: Concerned): Promise<void> {
    this.#spread(concerned, "changed");
    return this.tellOthers(concerned, "changed");
  }

  tellOthers(concerned: Concerned, change: Change): Promise<void> {
    if (concerned === "*") this.#isForAll = true;
    else for (const id of concerned) this.#waiting[change].add(id);
    return (this.#telling ??= this.#tellWaiting());
  }

  #spread(concerned: Concerned, change: Change): void {
    for (const listener of this.#listeners) listener(concerned, change);
  }

  #hear(payload: string): void {
    const [sender, ids = "*", told] = payload.split(":", 3);
    if (sender === this.#sender) return;
    const change = told === "recorded" ? "recorded" : "changed";
    if (ids.startsWith(FORGET)) this.#forgetHere(ids.slice(FORGET.length).split(","));
    else this.#spread(ids === "*" ? "*" : ids.split(","), change);
  }

  /** One statement at a time; what is announced meanwhile goes with the next. Never rejects. */
  async #tellWaiting(): Promise<void> {
    await Promise.resolve();
    for (;;) {
      const { recorded, changed } = this.#waiting;
      const named = recorded.size + changed.size;
      if (!this.#isForAll && named === 0) break;
      const isForAll = this.#isForAll || named > MOST_NAMED;
      this.#waiting = { recorded: new Set(), changed: new Set() };
      this.#isForAll = false;
      try {
        const more = toNotices([...recorded]).map((ids) => `${ids}:recorded`);
        await this.#notify(isForAll ? ["*"] : [...toNotices([...changed]), ...more]);
      } catch (error) {
        getLog("shoppers").warn({ error: messageOf(error) }, "other processes hear of changes late");
      }
    }
    this.#telling = null;
  }

  async #notify(notices: readonly string[]): Promise<void> {
    const payloads = notices.map((ids) => `${this.#sender}:${ids}`);
    await getPool().query(TELL_SQL, [payloads]);
  }
}

function toNotices(ids: readonly string[]): string[] {
  const notices: string[] = [];
  for (let i = 0; i < ids.length; i += IDS_IN_A_NOTICE)
    notices.push(ids.slice(i, i + IDS_IN_A_NOTICE).join(","));
  return notices;
}

const news = createSingleton("shop.shopper-news", () => new ShopperNews());

/**
 * Says that what is known of these shoppers has changed; call it after the commit. Who listens in this process has heard it
 * when this returns; the promise resolves once the others have been told, and never rejects.
 */
export function announceShoppers(concerned: Concerned): Promise<void> {
  return concerned.length > 0 ? news.get().announce(concerned) : Promise.resolve();
}

/** Says to other processes that more was recorded of these shoppers; whoever says it has told this one what. */
export function announceElsewhere(concerned: Concerned): Promise<void> {
  return concerned.length > 0 ? news.get().tellOthers(concerned, "recorded") : Promise.resolve();
}

/**
 * Says that nothing of these shoppers may be kept in memory any more, in any process; call it after the commit. Rejects when
 * the other processes could not be told.
 */
export async function announceForgotten(ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await news.get().forget(ids);
}

/** Hears from now on of shoppers that are to be forgotten, for whoever listens to changes as well. Returns how to end that. */
export function onForgotten(forgetter: (ids: readonly string[]) => void): () => void {
  return news.get().addForgetter(forgetter);
}

/** Hears of every change from now on. Returns how to end that. */
export function onShopperNews(listener: Listener): () => void {
  return news.get().add(listener);
}

/** Stops listening; the next call starts anew. For tests and an orderly end. */
export function closeShopperNews(): void {
  news.take()?.stop();
}
