import type { EventLog } from "@/ml/index";

type Columns = Pick<EventLog, "length" | "users" | "items" | "kinds" | "values" | "at">;

/** The columns of an event log that fills row by row, with room for as many as there can be: nothing is copied to grow. */
export class EventColumns {
  length = 0;
  readonly #users: Uint32Array;
  readonly #items: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #values: Float32Array;
  readonly #at: Float64Array;

  constructor(readonly capacity: number) {
    this.#users = new Uint32Array(capacity);
    this.#items = new Uint32Array(capacity);
    this.#kinds = new Uint8Array(capacity);
    this.#values = new Float32Array(capacity);
    this.#at = new Float64Array(capacity);
  }

  push(user: number, item: number, kind: number, value: number, at: number): void {
    const i = this.length++;
    if (i >= this.capacity)
      throw new Error(`There are more than the ${this.capacity} events that were counted.`);
    this.#users[i] = user;
    this.#items[i] = item;
    this.#kinds[i] = kind;
    this.#values[i] = value;
    this.#at[i] = at;
  }

  /** Drops the events of some users; the others keep their order. */
  dropUsers(isDropped: (user: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (isDropped(this.#users[i] ?? 0)) continue;
      for (const column of [this.#users, this.#items, this.#kinds, this.#values, this.#at])
        column[kept] = column[i] ?? 0;
      kept++;
    }
    this.length = kept;
  }

  /**
   * As long as there are events, each column in a buffer of its own, so that it can be handed to a thread. The buffers
   * are those that were filled; room that stayed empty (events of shoppers who declined) goes with them.
   */
  finish(): Columns {
    const { length } = this;
    return {
      length,
      users: this.#users.subarray(0, length),
      items: this.#items.subarray(0, length),
      kinds: this.#kinds.subarray(0, length),
      values: this.#values.subarray(0, length),
      at: this.#at.subarray(0, length),
    };
  }
}
