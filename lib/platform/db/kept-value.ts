import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { listen } from "./listen";

/** Notices bring a change at once; this brings what a lost one would have. */
const POLL_MS = 5_000;

interface KeptOptions<T> {
  /** What is read and for whom, for the log. */
  name: string;
  part: string;
  /** Whatever is notified here, the value is read anew. */
  channel: string;
  /** What holds until it was read. */
  first: T;
  read(): Promise<T>;
  /** What was kept of it before this process, for as long as it has not been read; null: nothing. */
  recall?(): Promise<T | null>;
}

/** Something small that a process works by, kept as the database has it. The last value stays while reading fails. */
export class KeptValue<T> {
  value: T;
  readonly #options: KeptOptions<T>;
  readonly #stop = new AbortController();
  #reading: Promise<void> | null = null;
  #again = false;
  #isKnown = false;

  constructor(options: KeptOptions<T>) {
    this.#options = options;
    this.value = options.first;
  }

  /** Resolves after the first attempt. */
  start(): Promise<void> {
    const read = () => void this.refresh();
    listen(this.#options.channel, { onNotice: read, onConnect: read }, this.#stop.signal);
    void this.#poll();
    return this.refresh();
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Reads it now. A call while it is being read is answered by one more reading. */
  refresh(): Promise<void> {
    if (this.#reading) this.#again = true;
    return (this.#reading ??= this.#readUntilSettled());
  }

  async #readUntilSettled(): Promise<void> {
    const { name, part, read } = this.#options;
    do {
      this.#again = false;
      try {
        this.value = await read();
        this.#isKnown = true;
      } catch (error) {
        getLog(part).debug({ error: messageOf(error) }, `cannot read ${name}`);
        await this.#recall();
      }
    } while (this.#again);
    this.#reading = null;
  }

  /** Once, and only where it was never read. Never rejects. */
  async #recall(): Promise<void> {
    const { name, part, recall } = this.#options;
    if (this.#isKnown) return;
    this.#isKnown = true;
    try {
      this.value = (await recall?.()) ?? this.value;
    } catch (error) {
      getLog(part).warn({ error: messageOf(error) }, `cannot use what was kept of ${name}`);
    }
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(POLL_MS, undefined, { ref: false });
      if (!this.#stop.signal.aborted) await this.refresh();
    }
  }
}
