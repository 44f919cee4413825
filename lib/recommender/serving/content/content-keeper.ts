import "server-only";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { onCatalogRead } from "@/lib/shop/catalog/live-catalog";
import { loadDescriptions, readDescriptions } from "@/lib/shop/catalog/load-descriptions";
import { ContentIndex, type LiveContent } from "./content-index";

const RETRY_MS = 2_000;
/** An import reads the catalog again and again; its texts are read once it is over, or this often. */
const SETTLE_MS = 1_000;

/**
 * Keeps what products say of themselves as fresh as the catalog: products that are saved are matched a moment later, and
 * after an import everything is read anew while the old index answers.
 */
export class ContentKeeper implements LiveContent {
  #index = new ContentIndex();
  #stale: { all: boolean; ids: Set<number> } = { all: true, ids: new Set() };
  #isReading = false;
  #reading: Promise<void> = Promise.resolve();
  #isStopped = false;
  #version = 0;
  #unsubscribe: () => void = () => {};

  get index(): ContentIndex {
    return this.#index;
  }

  /** Raised by every change of the index, also when a new one replaces it. */
  get version(): number {
    return this.#version + this.#index.version;
  }

  /** Resolves after the first attempt, also when that failed. */
  async start(): Promise<void> {
    this.#unsubscribe = onCatalogRead((ids) => this.#markStale(ids));
    await this.#readStale();
  }

  stop(): void {
    this.#isStopped = true;
    this.#unsubscribe();
  }

  /** Reads everything now, and waits for whatever else is being read. */
  async refresh(): Promise<void> {
    await this.#readAll();
    await this.#reading;
  }

  async #readAll(): Promise<void> {
    const fresh = await ContentIndex.from(readDescriptions());
    this.#version = this.version + 1;
    this.#index = fresh;
  }

  #markStale(ids: readonly number[] | null): void {
    if (ids === null) this.#stale.all = true;
    else for (const id of ids) this.#stale.ids.add(id);
    void this.#readStale();
  }

  async #readStale(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#reading = this.#readWhileStale();
    await this.#reading;
  }

  async #readWhileStale(): Promise<void> {
    while ((this.#stale.all || this.#stale.ids.size > 0) && !this.#isStopped) {
      const { all, ids } = this.#stale;
      this.#stale = { all: false, ids: new Set() };
      try {
        await (all ? this.#readAll() : this.#update([...ids]));
        if (all && this.#stale.all) await this.#rest(SETTLE_MS);
      } catch (error) {
        getLog("recommend").warn({ error: messageOf(error) }, "cannot read descriptions, will try again");
        this.#stale.all ||= all;
        for (const id of ids) this.#stale.ids.add(id);
        this.#retry();
        break;
      }
    }
    this.#isReading = false;
  }

  async #update(ids: number[]): Promise<void> {
    const described = await loadDescriptions(ids);
    const present = new Set(described.map(({ id }) => id));
    this.#index.put(described);
    this.#index.drop(ids.filter((id) => !present.has(id)));
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms).unref());
  }

  #retry(): void {
    setTimeout(() => void this.#readStale(), RETRY_MS).unref();
  }
}
