import { AsyncResource } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/** Enough to keep the process at work while one of them waits for the database. */
const AT_ONCE = 4;
/** Whoever has not answered by then waits for something else, and lets the next one begin. */
const LONGEST_MS = 300;

type Response = Pick<ServerResponse, "once" | "destroyed">;

/**
 * In which order a busy process makes pages: few at a time, and the next once one is answered. It would answer no more of them by
 * making all at once, and everything between would wait for all of them, several times over: a new connection to be taken, its
 * request to be read, an answer in many pieces to go out. While the process has time, everything begins at once.
 */
export class Turns {
  readonly #isBusy: () => boolean;
  readonly #atOnce: number;
  readonly #waiting: { response: Response; begin: () => void }[] = [];
  #working = 0;

  constructor(isBusy: () => boolean, atOnce = AT_ONCE) {
    this.#isBusy = isBusy;
    this.#atOnce = atOnce;
  }

  /** Requests whose turn has not come. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Begins `work`, which is to answer `response`, now or when its turn has come; never where nobody waits for it any more. */
  take(response: Response, work: () => void): void {
    if (this.#isFree()) this.#begin(response, work);
    // It begins at the end of another request, and is no part of that.
    else this.#waiting.push({ response, begin: AsyncResource.bind(() => this.#begin(response, work)) });
  }

  #isFree(): boolean {
    return this.#working < this.#atOnce || !this.#isBusy();
  }

  #begin(response: Response, work: () => void): void {
    this.#working++;
    let isOver = false;
    const leave = () => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      this.#working--;
      this.#goOn();
    };
    const timer = setTimeout(leave, LONGEST_MS);
    timer.unref();
    response.once("prefinish", leave).once("close", leave);
    work();
  }

  #goOn(): void {
    while (this.#waiting.length > 0 && this.#isFree()) {
      const next = this.#waiting.shift();
      if (next && !next.response.destroyed) next.begin();
    }
  }
}
