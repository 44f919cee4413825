import "server-only";
import type { ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";

/** Whoever is let in is to be answered within this: a third of what people are promised at most, for there is more on the way. */
const AIM_MS = 350;
/**
 * The part of `most` that is let in however busy the process is, and that it begins with: a page that was opened asks for several
 * things at once.
 */
const LEAST = 1 / 4;
/** What is kept of the limit when an answer took too long; it is looked at again once those let in before are answered. */
const SHRINK = 0.7;

const SAMPLE_MS = 100;
const BUSY = 0.9;

/** Whether the process has done next to nothing but work since it was last looked at, a tenth of a second ago or more. */
export function watchLoop(): () => boolean {
  let sampledAt = performance.now();
  let before = performance.eventLoopUtilization();
  let isBusy = false;
  return () => {
    const now = performance.now();
    if (now - sampledAt < SAMPLE_MS) return isBusy;
    sampledAt = now;
    const current = performance.eventLoopUtilization();
    isBusy = performance.eventLoopUtilization(current, before).utilization > BUSY;
    before = current;
    return isBusy;
  };
}

interface AdmissionOptions {
  /** So many at once in any case. */
  most: number;
  isBusy: () => boolean;
  /** Milliseconds of a clock that only goes forward. */
  now?: () => number;
}

/**
 * How many requests of one kind may be worked on at once. One process answers one after the other: what is more than it gets
 * through in time is better told so at once than kept waiting. How many that is follows from how long answers take while the
 * process has no time left: fewer by a third when one took too long, one more each time as many as may be were answered in
 * time (additive increase, multiplicative decrease, as networks do). While it has time, the limit is `most`.
 */
export class Admission {
  readonly #most: number;
  readonly #least: number;
  readonly #isBusy: () => boolean;
  readonly #now: () => number;
  #working = 0;
  #limit: number;
  #shrunkAt = -AIM_MS;

  constructor({ most, isBusy, now = () => performance.now() }: AdmissionOptions) {
    this.#most = most;
    this.#isBusy = isBusy;
    this.#now = now;
    this.#least = Math.max(1, most * LEAST);
    this.#limit = this.#least;
  }

  /** Requests that are being worked on. */
  get working(): number {
    return this.#working;
  }

  /** How many may be, while the process is busy. */
  get limit(): number {
    return Math.min(this.#most, Math.floor(this.#limit));
  }

  /** False when there are too many; otherwise the request counts until its answer is written, or nobody waits for it. */
  admit(response: Pick<ServerResponse, "once">): boolean {
    const isFull = this.#working + 1 >= this.limit;
    if (this.#working >= (this.#isBusy() ? this.limit : this.#most)) return false;
    this.#working++;
    const began = this.#now();
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      this.#working--;
      if (this.#isBusy()) this.#learn(this.#now() - began, isFull);
    };
    // Written, and not received: whoever reads slowly holds no place.
    response.once("prefinish", leave).once("close", leave);
    return true;
  }

  #learn(ms: number, wasFull: boolean): void {
    const now = this.#now();
    if (ms <= AIM_MS) {
      if (wasFull) this.#limit = Math.min(this.#most, this.#limit + 1 / this.#limit);
    } else if (now - this.#shrunkAt > AIM_MS) {
      this.#shrunkAt = now;
      this.#limit = Math.max(this.#least, this.#limit * SHRINK);
    }
  }
}
