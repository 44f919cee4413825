import "server-only";
import { Semaphore } from "async-mutex";
import { BusyError } from "@/lib/platform/http/rate-limit";
import { createSingleton } from "@/lib/platform/singleton";

/** Each takes one of the four threads that files are read on, too. */
const AT_ONCE = 2;
/** About a second and a half of work: whoever is last still gets an answer while they look at the page. */
const WAITING = 10;
const RETRY_AFTER_SECONDS = 2;

class HashSlots {
  readonly #slots = new Semaphore(AT_ONCE);
  #inside = 0;

  async run<T>(derive: () => Promise<T>): Promise<T> {
    if (this.#inside >= AT_ONCE + WAITING) throw new BusyError(RETRY_AFTER_SECONDS);
    this.#inside++;
    try {
      return await this.#slots.runExclusive(derive);
    } finally {
      this.#inside--;
    }
  }
}

const slots = createSingleton("accounts.hash-slots", () => new HashSlots());

/** Derives a key when it is its turn: two at a time in a process. Throws BusyError when too many wait already. */
export function inHashSlot<T>(derive: () => Promise<T>): Promise<T> {
  return slots.get().run(derive);
}
