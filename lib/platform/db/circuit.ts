import { setTimeout as sleep } from "node:timers/promises";

/** Between two tries to get through to a database that does not answer. */
const RETRY_MS = 500;

/** What came of trying to reach the database: it is there, it (or its machine) turns everybody away, or nothing was heard. */
export type Probed = "answers" | "refuses" | "silent";

/**
 * A circuit breaker before the database. A statement that waits too long for its answer says nothing about the next one:
 * either it is slow, or the server is unreachable without anybody having been told (a firewall, a lost machine), and then
 * every statement of a page would wait to its limit, one after the other. So whoever has doubts asks for a probe, a
 * connection made anew:
 *
 *   closed    statements pass; a doubt starts a probe, and nothing changes when it gets through.
 *   narrow    the probe heard nothing, while statements are being answered: no new connection is waited for.
 *   open      the probe did not get through, and nothing else did: every statement fails at once.
 *
 * Probes go on until one gets through (→ closed).
 */
export class Circuit {
  #state: "closed" | "narrow" | "open" = "closed";
  #isProbing = false;
  #isEnded = false;
  /** Whether any statement was answered since the probe began. */
  #hasHeard = false;
  readonly #probe: () => Promise<Probed>;
  readonly #onFailure: (probed: Probed) => void;

  /**
   * @param probe whether the database answers at all; resolves soon and never rejects
   * @param onFailure called when the circuit opens or narrows: what waits for the database now waits for nothing
   */
  constructor(probe: () => Promise<Probed>, onFailure: (probed: Probed) => void) {
    this.#probe = probe;
    this.#onFailure = onFailure;
  }

  /** True while the database is known not to answer. */
  get isOpen(): boolean {
    return this.#state === "open";
  }

  /** True while no new connection comes about. */
  get isNarrow(): boolean {
    return this.#state !== "closed";
  }

  /** Somebody has waited for long, or was refused. One probe at a time. */
  doubt(): void {
    if (!this.#isProbing && !this.#isEnded) void this.#find();
  }

  /** The database has answered somebody. */
  hear(): void {
    this.#hasHeard = true;
  }

  /** Stops probing; for the end of the connections it stands before. */
  end(): void {
    this.#isEnded = true;
  }

  async #find(): Promise<void> {
    this.#isProbing = true;
    for (;;) {
      this.#hasHeard = false;
      const probed = await this.#probe();
      if (probed === "answers" || this.#isEnded) break;
      this.#fail(probed);
      await sleep(RETRY_MS, undefined, { ref: false });
    }
    this.#state = "closed";
    this.#isProbing = false;
  }

  #fail(probed: Probed): void {
    if (this.#state === "open") return;
    const isSlow = probed === "silent" && this.#hasHeard;
    this.#state = isSlow ? "narrow" : "open";
    this.#onFailure(probed);
  }
}
