import { createSplitMix } from "../base/seeds";
import { columnsOf, type Profiles } from "./profiles";

/** Of fewer columns than this two people may well have met the same half: an album, a set, a recipe. */
const FEWEST_COLUMNS = 15;
/** Share of the columns of two users together which both met, from which on they move in lockstep: the first that is rare. */
const SAME = [0.5, 0.6, 0.7, 0.8, 0.9, 0.98];
/** Rare is what so few of the users are, false profiles included. */
const MOST_ALIKE = 0.1;
/** With so many others in lockstep it is no household any more. */
const HOUSEHOLD = 2;
const BANDS = 10;
/** Bits of the second number of a key. */
const LOW_BITS = 20;
/** With so many slots for each key few share one by accident. */
const SLOTS_PER_KEY = 8;

/** The two smallest keyed numbers of a user's columns, as one key for each band (Broder 1997). */
function writeKeys(columns: Uint16Array, seeds: Uint32Array, keys: Float64Array): void {
  for (let band = 0; band < BANDS; band++) {
    const high = leastKeyed(columns, seeds[2 * band]);
    keys[band] = high * 2 ** LOW_BITS + (leastKeyed(columns, seeds[2 * band + 1]) >>> (32 - LOW_BITS));
  }
}

function leastKeyed(columns: Uint16Array, seed: number): number {
  let least = 0xffffffff;
  for (let i = 0; i < columns.length; i++) {
    let x = Math.imul(columns[i] + 1, 0x9e3779b1) ^ seed;
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    const keyed = (x ^ (x >>> 16)) >>> 0;
    if (keyed < least) least = keyed;
  }
  return least;
}

/** Which keys others may have, too, band for band: all whose slot of a table is not theirs alone. */
function findShared(keys: Float64Array): Uint8Array {
  const slots = 2 ** Math.ceil(Math.log2(SLOTS_PER_KEY * (keys.length / BANDS) + 1));
  const slotOf = (key: number) =>
    (Math.floor(key / 2 ** LOW_BITS) ^ Math.imul(key % 2 ** LOW_BITS, 0x9e3779b1)) & (slots - 1);
  const shared = new Uint8Array(keys.length);
  for (let band = 0; band < BANDS; band++) {
    const taken = new Uint8Array(slots);
    for (let at = band; at < keys.length; at += BANDS) {
      const slot = slotOf(keys[at]);
      if (taken[slot] < 2) taken[slot]++;
    }
    for (let at = band; at < keys.length; at += BANDS) shared[at] = taken[slotOf(keys[at])] >> 1;
  }
  return shared;
}

function likeness(a: Uint16Array, b: Uint16Array): number {
  let [i, j, both] = [0, 0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) both++;
    const step = a[i] - b[j];
    if (step <= 0) i++;
    if (step >= 0) j++;
  }
  return both / (a.length + b.length - both);
}

/**
 * Users who met nearly the same as two others or more did, column for column: people agree on a set or an album, programs
 * on everything they do. What is nearly the same depends on the log: in a small catalog with few tastes people are much
 * alike, and more is asked until it is true of few.
 *
 * @returns 1 for each of them
 */
export function findLockstep(profiles: Profiles): Uint8Array {
  const keyed = readKeys(profiles);
  const alike = SAME.map(() => new Uint8Array(profiles.users));
  for (const { user, others } of pairUp(profiles, keyed))
    for (const { other, likeness } of others)
      for (const [level, same] of SAME.entries())
        if (likeness >= same)
          for (const one of [user, other]) alike[level][one] += Number(alike[level][one] < HOUSEHOLD);
  const isFew = (counts: Uint8Array) =>
    counts.reduce((sum, count) => sum + Number(count >= HOUSEHOLD), 0) <= MOST_ALIKE * keyed.users.length;
  const counts = alike.find(isFew);
  return Uint8Array.from({ length: profiles.users }, (_, user) => Number((counts?.[user] ?? 0) >= HOUSEHOLD));
}

/** Users with columns enough, and the keys of all their bands, one user after the other. */
interface Keyed {
  readonly users: readonly number[];
  readonly keys: Float64Array;
}

function readKeys(profiles: Profiles): Keyed {
  const users: number[] = [];
  for (let user = 0; user < profiles.users; user++)
    if (profiles.indptr[user + 1] - profiles.indptr[user] >= FEWEST_COLUMNS) users.push(user);
  const seeds = Uint32Array.from({ length: 2 * BANDS }, createSplitMix(1));
  const keys = new Float64Array(BANDS * users.length);
  for (const [place, user] of users.entries())
    writeKeys(columnsOf(profiles, user), seeds, keys.subarray(BANDS * place, BANDS * (place + 1)));
  return { users, keys };
}

const sortedColumns = (profiles: Profiles, user: number) => columnsOf(profiles, user).slice().sort();

/** Users who share a band with some before them, and how alike those are. */
function* pairUp(profiles: Profiles, { users, keys }: Keyed) {
  const isShared = findShared(keys);
  /** The first users of each key, by band. */
  const first = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  for (const [place, user] of users.entries()) {
    const near = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      const at = BANDS * place + band;
      if (isShared[at] === 0) continue;
      const same = first[band].get(keys[at]) ?? [];
      for (const other of same) near.add(other);
      if (same.length < 2 * HOUSEHOLD) first[band].set(keys[at], [...same, user]);
    }
    if (near.size === 0) continue;
    const own = sortedColumns(profiles, user);
    yield {
      user,
      others: [...near].map((other) => ({ other, likeness: likeness(own, sortedColumns(profiles, other)) })),
    };
  }
}
