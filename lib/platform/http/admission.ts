import "server-only";
import type { ServerResponse } from "node:http";

/**
 * How many requests of one kind may be worked on at once. One process answers one after the other: what is more than it gets
 * through within a second is better told so at once than kept waiting.
 */
export class Admission {
  #working = 0;

  constructor(readonly most: number) {}

  /** Requests that are being worked on. */
  get working(): number {
    return this.#working;
  }

  /** False when there are too many; otherwise the request counts until its answer is written, or nobody waits for it. */
  admit(response: ServerResponse): boolean {
    if (this.#working >= this.most) return false;
    this.#working++;
    let isOver = false;
    const leave = () => {
      if (!isOver) this.#working--;
      isOver = true;
    };
    // Written, and not received: whoever reads slowly holds no place.
    response.once("prefinish", leave).once("close", leave);
    return true;
  }
}
