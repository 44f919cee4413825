import { countingSort, type EventLog } from "@/ml/index";
import { countUp, pickEvents } from "./log-builder";

/** A log without some of its events, and how many those were. */
export interface Thinned {
  readonly log: EventLog;
  readonly dropped: number;
}

/** Leaves out rows that say exactly what an earlier one says: shopper, product, kind, value and time. */
export function dropRepeats(log: EventLog): Thinned {
  const seen = new Set<string>();
  return thin(log, (e, before) => {
    const sameMoment = before !== null && log.at[before] === log.at[e];
    if (!sameMoment) seen.clear();
    const key = `${log.items[e]} ${log.kinds[e]} ${log.values[e]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Leaves out all but the last rating of each product by each shopper: a rating given again replaces the one before. */
export function keepNewestRatings(log: EventLog): Thinned {
  const newest = new Map<number, number>();
  const order = countingSort(log.users, log.userCount, countUp(log.length));
  const kept = new Uint8Array(log.length);
  const settle = () => {
    for (const e of newest.values()) kept[e] = 1;
    newest.clear();
  };
  let shopper = -1;
  for (const e of order) {
    if (log.users[e] !== shopper) settle();
    shopper = log.users[e] as number;
    newest.set(log.items[e] as number, e);
  }
  settle();
  return keep(log, kept);
}

/** Asks of every event, shopper by shopper and by time, whether it stays; `before` is the same shopper's last one. */
function thin(log: EventLog, stays: (e: number, before: number | null) => boolean): Thinned {
  const order = countingSort(log.users, log.userCount, countUp(log.length));
  const kept = new Uint8Array(log.length);
  let before: number | null = null;
  for (const e of order) {
    if (before !== null && log.users[before] !== log.users[e]) before = null;
    if (stays(e, before)) kept[e] = 1;
    before = e;
  }
  return keep(log, kept);
}

function keep(log: EventLog, kept: Uint8Array): Thinned {
  const order = countUp(log.length).filter((e) => kept[e] === 1);
  const dropped = log.length - order.length;
  return { log: dropped === 0 ? log : pickEvents(log, order), dropped };
}
