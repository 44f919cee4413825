import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";

/** More than so many do not wait; they are offered again when they are asked for. */
const MOST_WAITING = 5_000;
const LEAST_PAUSE_MS = 5;
/** Requests have nine tenths of the time. */
const USUAL_SHARE = 0.1;

/**
 * Makes pages anew that are still good to be given, one at a time in the background: when what all of them stand on changes a
 * little, such as what sells this minute, whoever asks next does not wait for everybody's.
 */
export class Renewals {
  readonly #waiting = new Map<string, () => Promise<void>>();
  readonly #pauseFactor: number;
  #timer: NodeJS.Timeout | null = null;

  /** @param share the part of the time that may go into it, above 0 and at most 1 */
  constructor(share = USUAL_SHARE) {
    this.#pauseFactor = 1 / share - 1;
  }

  /** @param renew makes what goes by `key` anew; called once, however often it is offered meanwhile */
  offer(key: string, renew: () => Promise<void>): void {
    if (this.#waiting.size >= MOST_WAITING) return;
    this.#waiting.set(key, renew);
    this.#timer ??= this.#after(LEAST_PAUSE_MS);
  }

  /** Makes nothing anew for these shoppers: their ids are part of the keys. */
  forget(ids: readonly string[]): void {
    for (const key of [...this.#waiting.keys()])
      if (ids.some((id) => key.includes(id))) this.#waiting.delete(key);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#waiting.clear();
  }

  #after(ms: number): NodeJS.Timeout {
    return setTimeout(() => void this.#renewNext(), ms).unref();
  }

  async #renewNext(): Promise<void> {
    const [next] = this.#waiting;
    if (!next) {
      this.#timer = null;
      return;
    }
    const [key, renew] = next;
    this.#waiting.delete(key);
    const began = performance.now();
    try {
      await renew();
    } catch (error) {
      getLog("recommend").debug({ error: messageOf(error) }, "a page was not made anew");
    }
    const pause = Math.max(LEAST_PAUSE_MS, this.#pauseFactor * (performance.now() - began));
    // Stopped meanwhile: nothing more is to be done.
    if (this.#timer) this.#timer = this.#after(pause);
  }
}
