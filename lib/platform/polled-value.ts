import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "./errors";
import { getLog } from "./log";

const RETRY_MS = 2_000;

interface ReadingOptions<T> {
  /** What is read, for the log. */
  name: string;
  read(): Promise<T>;
  periodMs: number;
  /** A shop that has just opened has its first reading sooner: an empty one is repeated soon. */
  isEmpty(value: T): boolean;
}

/** Something read from the database again and again. The last reading is kept while the database is away. */
export class KeptReading<T> {
  value: T | null = null;
  readonly #options: ReadingOptions<T>;
  readonly #stop = new AbortController();

  constructor(options: ReadingOptions<T>) {
    this.#options = options;
  }

  /** Resolves after the first reading, also when that failed. */
  start(): Promise<void> {
    return new Promise((resolve) => void this.#run(resolve));
  }

  stop(): void {
    this.#stop.abort();
  }

  async refresh(): Promise<void> {
    this.value = await this.#options.read();
  }

  async #run(onFirst: () => void): Promise<void> {
    const { name, periodMs, isEmpty } = this.#options;
    while (!this.#stop.signal.aborted) {
      let pause = periodMs;
      try {
        await this.refresh();
        if (this.value !== null && isEmpty(this.value)) pause = RETRY_MS;
      } catch (error) {
        getLog("recommend").warn({ error: messageOf(error) }, `cannot read ${name}, will try again`);
        pause = RETRY_MS;
      }
      onFirst();
      await sleep(pause, undefined, { ref: false });
    }
  }
}
