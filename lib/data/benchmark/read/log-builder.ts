import { EventColumns } from "@/lib/recommender/training/snapshot/event-columns";
import { countingSort, KIND, lowerBound, type EventLog, type Kind } from "@/ml/index";
import type { Names } from "./numbering";

/** Events are kept in blocks of so many, because a file does not say how many there will be. */
const BLOCK = 1 << 17;

/** The events of one file while its rows arrive, in any order. */
export class LogBuilder {
  readonly #blocks = [new EventColumns(BLOCK)];
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  get length(): number {
    return this.#blocks.reduce((sum, block) => sum + block.length, 0);
  }

  /** @param at milliseconds since the epoch, or any number that grows with time */
  add(shopper: string, product: string, kind: Kind, value: number, at: number): void {
    const { shoppers, products } = this.#names;
    let block = this.#blocks.at(-1);
    if (block === undefined || block.length === BLOCK) this.#blocks.push((block = new EventColumns(BLOCK)));
    block.push(shoppers.numberOf(shopper), products.numberOf(product), KIND[kind], value, at);
  }

  /** All events sorted by time, those of one moment in the order of the file. */
  finish(): EventLog {
    const { shoppers, products } = this.#names;
    const log = { ...this.#join(), userCount: shoppers.size, itemCount: products.size };
    const order = orderByTime(log.at);
    return order === null ? log : pickEvents(log, order);
  }

  #join(): Omit<EventLog, "userCount" | "itemCount"> {
    const { length } = this;
    const log = {
      length,
      users: new Uint32Array(length),
      items: new Uint32Array(length),
      kinds: new Uint8Array(length),
      values: new Float32Array(length),
      at: new Float64Array(length),
    };
    for (const [number, block] of this.#blocks.entries()) {
      const { users, items, kinds, values, at } = block.finish();
      const start = number * BLOCK;
      log.users.set(users, start);
      log.items.set(items, start);
      log.kinds.set(kinds, start);
      log.values.set(values, start);
      log.at.set(at, start);
    }
    return log;
  }
}

/** The events of a log that `order` names, in that order. */
export function pickEvents(log: EventLog, order: Uint32Array): EventLog {
  const gather = <A extends Uint32Array | Uint8Array | Float32Array | Float64Array>(from: A, to: A): A => {
    for (let i = 0; i < order.length; i++) to[i] = from[order[i] as number] as number;
    return to;
  };
  const { length } = order;
  return {
    ...log,
    length,
    users: gather(log.users, new Uint32Array(length)),
    items: gather(log.items, new Uint32Array(length)),
    kinds: gather(log.kinds, new Uint8Array(length)),
    values: gather(log.values, new Float32Array(length)),
    at: gather(log.at, new Float64Array(length)),
  };
}

/**
 * A stable order by time, or null when they are in order already. Moments are numbered by a sorted copy and sorted by
 * counting: a comparison function called for every pair would take far longer on millions.
 */
function orderByTime(at: Float64Array): Uint32Array | null {
  if (at.every((time, i) => i === 0 || time >= (at[i - 1] as number))) return null;
  const sorted = at.slice().sort();
  const moments = sorted.filter((time, i) => i === 0 || time !== sorted[i - 1]);
  const rank = Uint32Array.from(at, (time) => lowerBound(moments, time));
  return countingSort(rank, moments.length, countUp(at.length));
}

/** 0 … length − 1. */
export function countUp(length: number): Uint32Array {
  const numbers = new Uint32Array(length);
  for (let i = 0; i < length; i++) numbers[i] = i;
  return numbers;
}
