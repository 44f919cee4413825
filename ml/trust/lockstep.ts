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

/** The two smallest keyed numbers of a user's columns, as one key for each band (Broder 1997). */
function bandKeys(columns: Uint16Array, seeds: Uint32Array): Float64Array {
  const keys = new Float64Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    const least = [2 ** 32, 2 ** 32];
    for (let h = 0; h < 2; h++) {
      const seed = seeds[2 * band + h];
      for (const column of columns) {
        let x = Math.imul(column + 1, 0x9e3779b1) ^ seed;
        x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
        x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
        least[h] = Math.min(least[h], (x ^ (x >>> 16)) >>> 0);
      }
    }
    keys[band] = least[0] * 2 ** 20 + (least[1] >>> 12);
  }
  return keys;
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
  const alike = SAME.map(() => new Uint8Array(profiles.users));
  let large = 0;
  for (const { user, others } of pairUp(profiles)) {
    large++;
    for (const { other, likeness } of others)
      for (const [level, same] of SAME.entries())
        if (likeness >= same)
          for (const one of [user, other]) alike[level][one] += Number(alike[level][one] < HOUSEHOLD);
  }
  const isFew = (counts: Uint8Array) =>
    counts.reduce((sum, count) => sum + Number(count >= HOUSEHOLD), 0) <= MOST_ALIKE * large;
  const counts = alike.find(isFew);
  return Uint8Array.from({ length: profiles.users }, (_, user) => Number((counts?.[user] ?? 0) >= HOUSEHOLD));
}

const sortedColumns = (profiles: Profiles, user: number) => columnsOf(profiles, user).slice().sort();

/** Each user with columns enough, and how alike those before them are who share a band with them. */
function* pairUp(profiles: Profiles) {
  const seeds = Uint32Array.from({ length: 2 * BANDS }, createSplitMix(1));
  /** The first users of each key, by band. */
  const first = Array.from({ length: BANDS }, () => new Map<number, number[]>());
  for (let user = 0; user < profiles.users; user++) {
    if (columnsOf(profiles, user).length < FEWEST_COLUMNS) continue;
    const own = sortedColumns(profiles, user);
    const keys = bandKeys(own, seeds);
    const near = [...new Set(first.flatMap((users, band) => users.get(keys[band]) ?? []))];
    yield {
      user,
      others: near.map((other) => ({ other, likeness: likeness(own, sortedColumns(profiles, other)) })),
    };
    for (const [band, users] of first.entries()) {
      const same = users.get(keys[band]) ?? [];
      if (same.length < 2 * HOUSEHOLD) users.set(keys[band], [...same, user]);
    }
  }
}
