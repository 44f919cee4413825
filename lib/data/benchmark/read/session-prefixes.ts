import { countingSort, type EventLog, type Prefix } from "@/ml/index";
import { countUp } from "./log-builder";

/** Every beginning of every session of a log with the product that came next; sessions of one event ask nothing. */
export function prefixesOf(log: EventLog): Prefix[] {
  const order = countingSort(log.users, log.userCount, countUp(log.length));
  const products = Uint32Array.from(order, (e) => log.items[e] ?? 0);
  const sessions = Uint32Array.from(order, (e) => log.users[e] ?? 0);
  const prefixes: Prefix[] = [];
  let start = 0;
  for (let i = 1; i < order.length; i++) {
    if (sessions[i] !== sessions[i - 1]) start = i;
    else prefixes.push({ prefix: products.subarray(start, i), next: products[i] ?? 0 });
  }
  return prefixes;
}
