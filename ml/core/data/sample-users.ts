import type { EventLog } from "./events";
import type { Rng } from "../../base/rng";

/**
 * About `most` events of a log: those of users drawn at random, each with everything they did. A log that is
 * not longer is given back as it is; otherwise the drawn users are numbered anew, in their order.
 */
export function sampleUsers(log: EventLog, most: number, rng: Rng): EventLog {
  if (log.length <= most) return log;
  const share = most / log.length;
  const numbers = new Int32Array(log.userCount);
  let count = 0;
  for (let s = 0; s < numbers.length; s++) numbers[s] = rng.uniform() < share ? count++ : -1;
  return keepUsers(log, numbers, count);
}

/**
 * The events of some users, under other numbers; items keep theirs.
 *
 * @param numbers new number of each user, 0 … count − 1, or −1 to leave them out
 */
export function keepUsers(log: EventLog, numbers: Int32Array, count: number): EventLog {
  let length = 0;
  for (let e = 0; e < log.length; e++) if (numbers[log.users[e]] >= 0) length++;
  const kept = {
    users: new Uint32Array(length),
    items: new Uint32Array(length),
    kinds: new Uint8Array(length),
    values: new Float32Array(length),
    at: new Float64Array(length),
  };
  const { amounts } = log;
  const keptAmounts = amounts && new Float32Array(length);
  for (let e = 0, next = 0; e < log.length; e++) {
    const user = numbers[log.users[e]];
    if (user < 0) continue;
    kept.users[next] = user;
    kept.items[next] = log.items[e];
    kept.kinds[next] = log.kinds[e];
    kept.values[next] = log.values[e];
    if (amounts && keptAmounts) keptAmounts[next] = amounts[e];
    kept.at[next++] = log.at[e];
  }
  return { ...log, ...kept, amounts: keptAmounts, length, userCount: count };
}
