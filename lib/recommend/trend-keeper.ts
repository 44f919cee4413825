import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { getLiveCatalog } from "@/lib/catalog/live-catalog";
import { messageOf } from "@/lib/errors";
import { getLog } from "@/lib/log";
import { loadTrendScores } from "./load-trends";
import { Trends } from "./trends";

const PERIOD_MS = 60_000;
const RETRY_MS = 2_000;

/** Reads the trends once a minute and keeps the last ones while the database is away. */
export class TrendKeeper {
  trends: Trends | null = null;
  readonly #stop = new AbortController();

  /** Resolves after the first reading, also when that failed. */
  start(): Promise<void> {
    return new Promise((resolve) => void this.#run(resolve));
  }

  stop(): void {
    this.#stop.abort();
  }

  async refresh(): Promise<void> {
    const [scores, catalog] = [await loadTrendScores(), await getLiveCatalog()];
    this.trends = new Trends(scores, catalog);
  }

  async #run(onFirst: () => void): Promise<void> {
    while (!this.#stop.signal.aborted) {
      let pause = PERIOD_MS;
      try {
        await this.refresh();
        // A shop that has just opened has its first trends sooner.
        if (this.trends?.size === 0) pause = RETRY_MS;
      } catch (error) {
        getLog("recommend").warn({ error: messageOf(error) }, "cannot read trends, will try again");
        pause = RETRY_MS;
      }
      onFirst();
      await sleep(pause, undefined, { ref: false });
    }
  }
}
