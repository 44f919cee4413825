import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/platform/db/listen";
import { withinDeadline } from "@/lib/platform/deadline";
import { AppError, messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import type { CatalogIndex, LiveCatalog } from "./catalog-index";
import { keepCatalog, recallCatalog } from "./kept-catalog";
import { loadCatalog, loadProducts } from "./load-catalog";

/** Changes that arrive together are read together; a whole import is one reload. */
const SETTLE_ONE_MS = 5;
const SETTLE_ALL_MS = 200;
const RETRY_MS = 1_000;
const FIRST_LOAD_MS = 5_000;

/**
 * Keeps one catalog in memory fresh. Notices only say what to read again (`stale`); one loop reads it, so two reads
 * never overtake each other. When the database goes away the last state stays, and everything is read again after; where
 * there is none yet, what a process before has kept on disk has to do.
 */
class CatalogKeeper {
  index: CatalogIndex | null = null;
  /** From when the catalog is, where it was kept on disk; null: the database's own. */
  recalledFrom: Date | null = null;
  /** Called after each read with the products that were read again; null: all. */
  readonly listeners = new Set<(ids: readonly number[] | null) => void>();
  readonly #stop = new AbortController();
  #announce: (catalog: LiveCatalog) => void = () => {};
  readonly firstLoad = new Promise<LiveCatalog>((resolve) => (this.#announce = resolve));
  #stale: { all: boolean; ids: Set<number> } = { all: false, ids: new Set() };
  #reading = false;
  #hasRecalled = false;

  start(): void {
    const handlers = {
      onNotice: (payload: string) => this.#markStale(payload),
      onConnect: () => this.#markStale("*"),
    };
    listen("catalog", handlers, this.#stop.signal);
    // The listener only connects while the database is up; this one reports the first failure too.
    this.#markStale("*");
  }

  stop(): void {
    this.#stop.abort();
  }

  #markStale(payload: string): void {
    if (payload === "*") this.#stale.all = true;
    else for (const id of payload.split(",")) this.#stale.ids.add(Number(id));
    if (!this.#reading) void this.#readStale();
  }

  async #readStale(): Promise<void> {
    this.#reading = true;
    while ((this.#stale.all || this.#stale.ids.size > 0) && !this.#stop.signal.aborted) {
      if (this.index) await sleep(this.#stale.all ? SETTLE_ALL_MS : SETTLE_ONE_MS, undefined, { ref: false });
      const { all, ids } = this.#stale;
      this.#stale = { all: false, ids: new Set() };
      try {
        await this.#read(all, [...ids]);
      } catch (error) {
        getLog("catalog").warn({ error: messageOf(error) }, "cannot read the catalog, will try again");
        this.#stale.all = true;
        await this.#recall();
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.#reading = false;
  }

  async #read(all: boolean, ids: number[]): Promise<void> {
    if (this.index && !all) this.index.apply(ids, await loadProducts(ids));
    else {
      const version = (this.index?.version ?? 0) + 1;
      this.index = await loadCatalog();
      this.index.version = version;
      this.recalledFrom = null;
      this.#announce(this.index);
    }
    keepCatalog(this.index);
    for (const listener of this.listeners) listener(all ? null : ids);
  }

  /** Once, and only where there is nothing else. Never rejects. */
  async #recall(): Promise<void> {
    if (this.index || this.#hasRecalled) return;
    this.#hasRecalled = true;
    const recalled = await recallCatalog().catch((error: unknown) => {
      getLog("catalog").warn({ error: messageOf(error) }, "the catalog kept on disk does not fit");
      return null;
    });
    if (!recalled || this.#stop.signal.aborted) return;
    const { catalog, savedAt } = recalled;
    catalog.version = 1;
    this.index = catalog;
    this.recalledFrom = savedAt;
    getLog("catalog").warn(
      { savedAt, products: catalog.byId.size },
      "the database is away: the catalog is the one kept on disk",
    );
    this.#announce(catalog);
    for (const listener of this.listeners) listener(null);
  }
}

const keeper = createSingleton("catalog", () => {
  const made = new CatalogKeeper();
  made.start();
  return made;
});

/** The catalog as last read, or null before the first read. Starts keeping it. */
export function peekLiveCatalog(): LiveCatalog | null {
  return keeper.get().index;
}

/**
 * All active products in memory, at most a moment old, or as they were when the database went away. Ask for it anew in
 * each request: a reload replaces it. Throws AppError unavailable when it could not be read even once within
 * `patienceMs`.
 */
export async function getLiveCatalog(patienceMs = FIRST_LOAD_MS): Promise<LiveCatalog> {
  const { index, firstLoad } = keeper.get();
  const catalog = index ?? (await withinDeadline(firstLoad, patienceMs));
  if (!catalog) throw new AppError("unavailable", "The catalog is not loaded yet.");
  return catalog;
}

/** From when the catalog in memory is, where it was kept on disk; null: it was read from the database. */
export function catalogRecalledFrom(): Date | null {
  return keeper.get().recalledFrom;
}

/**
 * Hears of every change of the catalog in memory: of the products that were read again, or null for all of them. Returns
 * how to end that.
 */
export function onCatalogRead(listener: (ids: readonly number[] | null) => void): () => void {
  const { listeners } = keeper.get();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stops listening and forgets the catalog; the next call starts anew. For tests and an orderly end. */
export function closeLiveCatalog(): void {
  keeper.take()?.stop();
}
