import type { EventLog } from "./events";

/** The events `from … to − 1`; views, not copies. */
export function sliceLog(log: EventLog, from: number, to: number): EventLog {
  return {
    ...log,
    length: Math.max(0, to - from),
    users: log.users.subarray(from, to),
    items: log.items.subarray(from, to),
    kinds: log.kinds.subarray(from, to),
    values: log.values.subarray(from, to),
    ...(log.amounts && { amounts: log.amounts.subarray(from, to) }),
    at: log.at.subarray(from, to),
  };
}

/**
 * Where to cut a log so that about the newest `share` of its events lies behind the cut. Events of one
 * moment (the lines of one order) stay together, on the newer side if the older one keeps any.
 *
 * @returns index of the first newer event; `length` when nothing can be cut off
 */
export function findTemporalCut(log: EventLog, share: number): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`A share lies in 0–1; found ${share}.`);
  const target = log.length - Math.floor(log.length * share);
  if (target >= log.length) return log.length;
  const moment = log.at[target];
  let cut = target;
  while (cut > 0 && log.at[cut - 1] === moment) cut--;
  if (cut > 0) return cut;
  cut = target;
  while (cut < log.length && log.at[cut] === moment) cut++;
  return cut;
}

/** The marked events and the others, each in the order of the log. Copies. */
export function partLog(log: EventLog, marked: Uint8Array): { marked: EventLog; others: EventLog } {
  let count = 0;
  for (let e = 0; e < log.length; e++) if (marked[e] !== 0) count++;
  const inside = new Uint32Array(count);
  const outside = new Uint32Array(log.length - count);
  let [i, o] = [0, 0];
  for (let e = 0; e < log.length; e++) {
    if (marked[e] !== 0) inside[i++] = e;
    else outside[o++] = e;
  }
  return { marked: pickEvents(log, inside), others: pickEvents(log, outside) };
}

/** The events at those places. */
function pickEvents(log: EventLog, places: Uint32Array): EventLog {
  return {
    ...log,
    length: places.length,
    users: places.map((e) => log.users[e]),
    items: places.map((e) => log.items[e]),
    kinds: Uint8Array.from(places, (e) => log.kinds[e]),
    values: Float32Array.from(places, (e) => log.values[e]),
    ...amountsAt(log, places),
    at: Float64Array.from(places, (e) => log.at[e]),
  };
}

function amountsAt({ amounts }: EventLog, places: Uint32Array): Pick<EventLog, "amounts"> {
  return amounts === undefined ? {} : { amounts: Float32Array.from(places, (e) => amounts[e]) };
}
