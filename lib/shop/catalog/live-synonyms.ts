import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getPool } from "@/lib/platform/db/client";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { keepSoon, recallKept } from "@/lib/platform/keeping";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { type OwnSynonym, Thesaurus } from "./words/thesaurus";

const RETRY_MS = 1_000;
const KEPT = "synonyms";
const KEPT_VERSION = 1;

/** Keeps the shop's synonyms in memory. Until they are read for the first time, those that ship with it have to do. */
class SynonymKeeper {
  thesaurus = new Thesaurus();
  readonly #stop = new AbortController();
  #stale = false;
  #reading = false;
  #isRead = false;

  start(): void {
    const markStale = () => this.#markStale();
    listen("search_synonyms", { onNotice: markStale, onConnect: markStale }, this.#stop.signal);
    // The listener only connects while the database is up.
    markStale();
  }

  stop(): void {
    this.#stop.abort();
  }

  #markStale(): void {
    this.#stale = true;
    if (!this.#reading) void this.#readStale();
  }

  async #readStale(): Promise<void> {
    this.#reading = true;
    while (this.#stale && !this.#stop.signal.aborted) {
      this.#stale = false;
      try {
        const { rows } = await getPool("report").query<OwnSynonym>(
          "select terms, finds from search_synonyms order by created_at, id",
        );
        this.thesaurus = new Thesaurus(rows);
        this.#isRead = true;
        keepSoon(KEPT, { version: KEPT_VERSION, pieces: () => [JSON.stringify(rows)] });
      } catch (error) {
        getLog("catalog").warn({ error: messageOf(error) }, "cannot read the synonyms, will try again");
        this.#stale = true;
        await this.#recall();
        await sleep(RETRY_MS, undefined, { ref: false });
      }
    }
    this.#reading = false;
  }

  /** Those a process before has kept on disk, until they can be read. */
  async #recall(): Promise<void> {
    if (this.#isRead) return;
    this.#isRead = true;
    const kept = await recallKept(KEPT, KEPT_VERSION);
    if (kept) this.thesaurus = new Thesaurus(JSON.parse(kept.bytes.toString("utf8")) as OwnSynonym[]);
  }
}

const keeper = createSingleton("catalog.synonyms", () => {
  const made = new SynonymKeeper();
  made.start();
  return made;
});

/** Which words stand for which in this shop, at most a moment old. */
export function getThesaurus(): Thesaurus {
  return keeper.get().thesaurus;
}

/** Stops listening and forgets the synonyms; the next call starts anew. For tests and an orderly end. */
export function closeSynonyms(): void {
  keeper.take()?.stop();
}
