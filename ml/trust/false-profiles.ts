import { createRng } from "../base/rng";
import type { EventLog } from "../core/data/events";
import { sliceLog } from "../core/data/split";
import { measureCoherence } from "./coherence";
import { judgeUsers, weighSuspicion } from "./judge";
import { findLockstep } from "./lockstep";
import { buildProfiles } from "./profiles";

/** Among fewer users nobody can say what is usual. */
const FEWEST_USERS = 100;
/** A user who is more likely false than not is left out. */
const LEFT_OUT_ABOVE = 0.5;
/** So much of the log is left out at most, the surest first: what would take more is how people of this shop are. */
const MOST_EVENTS = 0.1;
const SEED = 1;

/** Whom a training does not believe. */
export interface FalseProfiles {
  /** 1 for each user who is one. */
  readonly isFalse: Uint8Array;
  /** How many met products that do not belong together, and how many did the same as others, column for column. */
  readonly incoherent: number;
  readonly lockstep: number;
}

/**
 * Finds profiles that no person made: what they met was drawn by chance, alike or by popularity, or is what others met too
 * (shilling attacks: Lam and Riedl 2004; lockstep: Beutel et al. 2013). It tells by what people of the same log do, not by
 * limits of ours. Small profiles are told only where many of them share a product.
 */
export function findFalseProfiles(log: EventLog): FalseProfiles {
  const isFalse = new Uint8Array(log.userCount);
  const profiles = buildProfiles(log);
  let active = 0;
  for (let user = 0; user < profiles.users; user++)
    if (profiles.indptr[user + 1] > profiles.indptr[user]) active++;
  if (active < FEWEST_USERS) return { isFalse, incoherent: 0, lockstep: 0 };
  const coherence = measureCoherence(profiles, createRng(SEED));
  const chances = judgeUsers(weighSuspicion(coherence, profiles), profiles);
  const inLockstep = findLockstep(profiles);
  const suspects = [...chances.keys()]
    .filter((user) => inLockstep[user] === 1 || chances[user] > LEFT_OUT_ABOVE)
    .sort((a, b) => inLockstep[b] - inLockstep[a] || chances[b] - chances[a] || a - b);
  let [incoherent, lockstep, events] = [0, 0, 0];
  for (const user of suspects) {
    events += profiles.events[user];
    if (events > MOST_EVENTS * log.length) break;
    isFalse[user] = 1;
    if (inLockstep[user] === 1) lockstep++;
    else incoherent++;
  }
  return { isFalse, incoherent, lockstep };
}

/**
 * The log without the events of false profiles; users and items keep their numbers. Its columns are those of the given log,
 * overwritten, for a second copy of a large log has no room: the given one must not be read any more.
 */
export function dropFalseProfiles(log: EventLog, { isFalse }: FalseProfiles): EventLog {
  const { users, items, kinds, values, at, amounts } = log;
  const columns = [users, items, kinds, values, at, ...(amounts ? [amounts] : [])];
  let length = 0;
  for (let from = 0, to = 0; from < log.length; from = to + 1) {
    for (to = from; to < log.length && isFalse[users[to]] === 0;) to++;
    // Whole runs: what is kept is nearly everything.
    if (length < from) for (const column of columns) column.copyWithin(length, from, to);
    length += to - from;
  }
  return sliceLog(log, 0, length);
}
