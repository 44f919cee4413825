import { setTimeout as sleep } from "node:timers/promises";

/** Between two tries to get through to a database that does not answer. */
const RETRY_MS = 500;

/**
 * A circuit breaker before the database. A statement that waits too long for its answer says nothing about the next one:
 * either it is slow, or the server is unreachable without anybody having been told (a firewall, a lost machine), and then
 * every statement of a page would wait to its limit, one after the other. So whoever has doubts asks for a probe, a
 * connection made anew:
 *
 *   closed    statements pass; a doubt starts a probe, and nothing changes when it gets through.
 *   open      the probe did not get through: every statement fails at once, and probes go on until one does (→ closed).
 */
export class Circuit {
  #isOpen = false;
  #isProbing = false;
  #isEnded = false;
  readonly #probe: () => Promise<boolean>;
  readonly #onOpen: () => void;

  /**
   * @param probe whether the database answers at all; resolves soon and never rejects
   * @param onOpen called when the circuit opens: what waits for the database now waits for nothing
   */
  constructor(probe: () => Promise<boolean>, onOpen: () => void) {
    this.#probe = probe;
    this.#onOpen = onOpen;
  }

  /** True while the database is known not to answer. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Somebody has waited for long. One probe at a time. */
  doubt(): void {
    if (!this.#isProbing && !this.#isEnded) void this.#find();
  }

  /** Stops probing; for the end of the connections it stands before. */
  end(): void {
    this.#isEnded = true;
  }

  async #find(): Promise<void> {
    this.#isProbing = true;
    while (!(await this.#probe()) && !this.#isEnded) {
      if (!this.#isOpen) {
        this.#isOpen = true;
        this.#onOpen();
      }
      await sleep(RETRY_MS, undefined, { ref: false });
    }
    this.#isOpen = false;
    this.#isProbing = false;
  }
}
