import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "./errors";
import { getLog } from "./log";

const RETRY_MS = 2_000;

interface PollOptions<T> {
  /** What is read and for whom, for the log. */
  name: string;
  part: string;
  read(): Promise<T>;
  /** What is known of it from before this process, for as long as it has not been read. */
  recall?(): Promise<T | null>;
  periodMs: number;
  /** An empty value is read again soon: a shop that has just opened will have something in a moment. */
  isEmpty(value: T): boolean;
}

/** Something read again and again, such as a figure of the database. The last value stays while reading fails. */
export class PolledValue<T> {
  value: T | null = null;
  readonly #options: PollOptions<T>;
  readonly #stop = new AbortController();

  constructor(options: PollOptions<T>) {
    this.#options = options;
  }

  /** Resolves after the first attempt, also when that failed. */
  start(): Promise<void> {
    return new Promise((resolve) => void this.#poll(resolve));
  }

  stop(): void {
    this.#stop.abort();
  }

  async refresh(): Promise<void> {
    this.value = await this.#options.read();
  }

  async #recall(): Promise<T | null> {
    const { name, part, recall } = this.#options;
    try {
      return (await recall?.()) ?? null;
    } catch (error) {
      getLog(part).warn({ error: messageOf(error) }, `cannot use what was kept of ${name}`);
      return null;
    }
  }

  async #poll(onFirst: () => void): Promise<void> {
    const { name, part, periodMs, isEmpty } = this.#options;
    while (!this.#stop.signal.aborted) {
      let pause = periodMs;
      try {
        await this.refresh();
        if (this.value !== null && isEmpty(this.value)) pause = RETRY_MS;
      } catch (error) {
        getLog(part).warn({ error: messageOf(error) }, `cannot read ${name}, will try again`);
        this.value ??= await this.#recall();
        pause = RETRY_MS;
      }
      onFirst();
      await sleep(pause, undefined, { ref: false });
    }
  }
}
