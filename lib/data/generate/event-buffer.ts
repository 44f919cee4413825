/** Interactions as columns, oldest first. Whoever reads one must be done before the next is asked for. */
export interface EventBatch {
  length: number;
  shoppers: Uint32Array;
  products: Uint32Array;
  /** Indices into KINDS. */
  kinds: Uint8Array;
  values: Float32Array;
  /** Milliseconds since the epoch. */
  at: Float64Array;
}

function allocate(capacity: number): EventBatch {
  return {
    length: 0,
    shoppers: new Uint32Array(capacity),
    products: new Uint32Array(capacity),
    kinds: new Uint8Array(capacity),
    values: new Float32Array(capacity),
    at: new Float64Array(capacity),
  };
}

function copyEvent(from: EventBatch, i: number, to: EventBatch): void {
  const j = to.length++;
  to.shoppers[j] = from.shoppers[i] ?? 0;
  to.products[j] = from.products[i] ?? 0;
  to.kinds[j] = from.kinds[i] ?? 0;
  to.values[j] = from.values[i] ?? 0;
  to.at[j] = from.at[i] ?? 0;
}

/** Events that were made up but whose time has not come: visits overlap, and what leaves is in order. */
export class EventBuffer {
  #waiting = allocate(1 << 12);
  #later = allocate(1 << 12);
  #ready = allocate(1 << 12);

  push(shopper: number, product: number, kind: number, value: number, at: number): void {
    if (this.#waiting.length === this.#waiting.at.length) this.#grow();
    const i = this.#waiting.length++;
    this.#waiting.shoppers[i] = shopper;
    this.#waiting.products[i] = product;
    this.#waiting.kinds[i] = kind;
    this.#waiting.values[i] = value;
    this.#waiting.at[i] = at;
  }

  /** Takes out what happened before `end`, oldest first and in the order of `push` where two happened at once. */
  takeBefore(end: number): EventBatch {
    const waiting = this.#waiting;
    const order = new Uint32Array(waiting.length);
    for (let i = 0; i < order.length; i++) order[i] = i;
    order.sort((a, b) => (waiting.at[a] ?? 0) - (waiting.at[b] ?? 0) || a - b);
    this.#ready.length = 0;
    this.#later.length = 0;
    for (const i of order) copyEvent(waiting, i, (waiting.at[i] ?? 0) < end ? this.#ready : this.#later);
    [this.#waiting, this.#later] = [this.#later, waiting];
    return this.#ready;
  }

  #grow(): void {
    const full = this.#waiting;
    this.#waiting = allocate(2 * full.at.length);
    for (let i = 0; i < full.length; i++) copyEvent(full, i, this.#waiting);
    this.#later = allocate(2 * full.at.length);
    this.#ready = allocate(2 * full.at.length);
  }
}
