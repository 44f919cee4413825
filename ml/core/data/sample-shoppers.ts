import type { EventLog } from "./events";
import type { Rng } from "../../base/rng";

/**
 * About `most` events of a log: those of shoppers drawn at random, each with everything they did. A log that is
 * not longer is given back as it is; otherwise the drawn shoppers are numbered anew, in their order.
 */
export function sampleShoppers(log: EventLog, most: number, rng: Rng): EventLog {
  if (log.length <= most) return log;
  const share = most / log.length;
  const numbers = new Int32Array(log.shopperCount);
  let count = 0;
  for (let s = 0; s < numbers.length; s++) numbers[s] = rng.uniform() < share ? count++ : -1;
  return keepShoppers(log, numbers, count);
}

/**
 * The events of some shoppers, under other numbers; products keep theirs.
 *
 * @param numbers new number of each shopper, 0 … count − 1, or −1 to leave them out
 */
export function keepShoppers(log: EventLog, numbers: Int32Array, count: number): EventLog {
  let length = 0;
  for (let e = 0; e < log.length; e++) if (numbers[log.shoppers[e]] >= 0) length++;
  const kept = {
    shoppers: new Uint32Array(length),
    products: new Uint32Array(length),
    kinds: new Uint8Array(length),
    values: new Float32Array(length),
    at: new Float64Array(length),
  };
  for (let e = 0, next = 0; e < log.length; e++) {
    const shopper = numbers[log.shoppers[e]];
    if (shopper < 0) continue;
    kept.shoppers[next] = shopper;
    kept.products[next] = log.products[e];
    kept.kinds[next] = log.kinds[e];
    kept.values[next] = log.values[e];
    kept.at[next++] = log.at[e];
  }
  return { ...log, ...kept, length, shopperCount: count };
}
