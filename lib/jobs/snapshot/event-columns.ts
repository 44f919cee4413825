import type { EventLog } from "@/ml/index";

/** The columns of an event log that grow while rows arrive: doubled when full, so a million rows copy them 20 times. */
export class EventColumns {
  length = 0;
  #shoppers = new Uint32Array(1 << 12);
  #products = new Uint32Array(1 << 12);
  #kinds = new Uint8Array(1 << 12);
  #values = new Float32Array(1 << 12);
  #at = new Float64Array(1 << 12);

  push(shopper: number, product: number, kind: number, value: number, at: number): void {
    const i = this.length++;
    if (i === this.#at.length) this.#grow(2 * i);
    this.#shoppers[i] = shopper;
    this.#products[i] = product;
    this.#kinds[i] = kind;
    this.#values[i] = value;
    this.#at[i] = at;
  }

  /** Exactly as long as there are events, each column in a buffer of its own, so that it can be handed to a thread. */
  finish(): Pick<EventLog, "length" | "shoppers" | "products" | "kinds" | "values" | "at"> {
    const { length } = this;
    return {
      length,
      shoppers: this.#shoppers.slice(0, length),
      products: this.#products.slice(0, length),
      kinds: this.#kinds.slice(0, length),
      values: this.#values.slice(0, length),
      at: this.#at.slice(0, length),
    };
  }

  #grow(capacity: number): void {
    const widen = <A extends Uint32Array | Uint8Array | Float32Array | Float64Array>(from: A, to: A): A => {
      to.set(from);
      return to;
    };
    this.#shoppers = widen(this.#shoppers, new Uint32Array(capacity));
    this.#products = widen(this.#products, new Uint32Array(capacity));
    this.#kinds = widen(this.#kinds, new Uint8Array(capacity));
    this.#values = widen(this.#values, new Float32Array(capacity));
    this.#at = widen(this.#at, new Float64Array(capacity));
  }
}
