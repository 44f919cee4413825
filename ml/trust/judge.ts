import { normalDensity } from "../stats/distributions/normal";
import type { Profiles } from "./profiles";

/** Share of false profiles that is taken for granted before anything is seen, and how many users' word that is worth. */
const USUAL_SHARE = 0.01;
const USUAL_WEIGHT = 10;
/** Share of people who are like nobody: they may have a coherence between 0 and 1. */
const ODD_SHARE = 0.05;
/** Spread of the coherence of a profile of one column drawn by chance; of n columns it is √n times less. */
const CHANCE_SPREAD = 0.5;
const LEAST_SPREAD = 0.05;
/** Share of all users, of about the same size, that say what is usual: false profiles have one size, and are fewer. */
const PEERS = 0.1;
/** With a fifth of false ones below, the middle of people is here; and so many spreads above it the place beside. */
const MIDDLE = 0.6;
const UPPER = 0.9;
const UPPER_SPREADS = 1.15;
/** Values are told apart by these, two a doubling. */
const RANGES = 16;
const ROUNDS = 6;

/** Of a profile whose suspicion is worth these odds, where this share is false (Bayes). */
const chanceOf = (share: number, odds: number): number => (share * odds) / (1 - share + share * odds);

const normal = (x: number, mean: number, spread: number): number =>
  normalDensity((x - mean) / spread) / spread;

/**
 * How much likelier each user is as a false profile than as a person, as a logarithm: by how far what they met belongs
 * together, and where that is little, by how many do as little, and as much of the same, as they do. (Few do as much as the
 * largest buyers, too, and as often: they are wholesalers, and their word is worth much.)
 *
 * @param coherence of `measureCoherence`
 */
export function weighSuspicion(coherence: Float32Array, profiles: Profiles): Float32Array {
  const { indptr, events } = profiles;
  const sizes = Uint32Array.from(coherence, (_, user) => indptr[user + 1] - indptr[user]);
  const byCoherence = weighCoherence(coherence, sizes);
  const bySize = weighRarity(sizes);
  const middle = medianOf(sizes.filter((size) => size > 0));
  const byRepetition = weighRarity(Float64Array.from(sizes, (size, user) => events[user] / size));
  return byCoherence.map((weight, user) =>
    sizes[user] > 0 && sizes[user] < middle ? weight + bySize[user] + byRepetition[user] : weight,
  );
}

const medianOf = (values: Uint32Array): number => values.sort()[values.length >> 1] ?? 0;

/**
 * People are described by users with about as many columns, so where people cannot be told from chance nobody is
 * suspected; and one number says little about somebody with few columns.
 */
function weighCoherence(coherence: Float32Array, sizes: Uint32Array): Float32Array {
  const usual = usualOf(coherence, sizes);
  return coherence.map((value, user) => {
    if (Number.isNaN(value)) return 0;
    const { mean, spread } = usual(sizes[user]);
    const chance = CHANCE_SPREAD / Math.sqrt(sizes[user]);
    // Below one half there is nothing more to be told.
    const x = Math.max(value, 0.5);
    const person = (1 - ODD_SHARE) * normal(x, mean, spread) + ODD_SHARE;
    return Math.log((normal(x, 0.5, Math.max(chance, LEAST_SPREAD)) + 1e-9) / person);
  });
}

/**
 * What false profiles do may be anything, so a value that few have is likelier theirs; one that many have says nothing, for
 * whoever makes them may look at what is usual.
 */
function weighRarity(values: ArrayLike<number>): Float32Array {
  const bin = (value: number) => Math.min(RANGES - 1, Math.floor(2 * Math.log2(value)));
  const users = new Float64Array(RANGES).fill(1);
  let all = RANGES;
  const bins = Int8Array.from(values, (value) => (value >= 1 ? bin(value) : -1));
  for (const b of bins) {
    if (b < 0) continue;
    users[b]++;
    all++;
  }
  return Float32Array.from(bins, (b) => (b < 0 ? 0 : Math.max(0, Math.log(all / RANGES / users[b]))));
}

/**
 * Mean and spread of the coherence of people with about as many columns. Both are read off its upper half, for whoever is
 * false stands at the lower end.
 */
function usualOf(coherence: Float32Array, sizes: Uint32Array) {
  const known = [...coherence.keys()].filter((user) => !Number.isNaN(coherence[user]));
  known.sort((a, b) => sizes[a] - sizes[b] || a - b);
  const fewest = Math.ceil(PEERS * known.length);
  const groups: { until: number; mean: number; spread: number }[] = [];
  for (let from = 0; from < known.length;) {
    let to = Math.min(known.length, from + fewest);
    while (to < known.length && (sizes[known[to]] < 2 * sizes[known[from]] || known.length - to < fewest))
      to++;
    const values = known
      .slice(from, to)
      .map((user) => coherence[user])
      .sort((a, b) => a - b);
    const mean = values[Math.floor(MIDDLE * values.length)];
    const above = values[Math.floor(UPPER * values.length)] - mean;
    groups.push({ until: sizes[known[to - 1]], mean, spread: Math.max(LEAST_SPREAD, above / UPPER_SPREADS) });
    from = to;
  }
  return (size: number) => groups.find(({ until }) => size <= until) ?? groups[groups.length - 1];
}

/**
 * The chance that each user is a false profile, from 0 to 1. False profiles share what they push, so among the users of a
 * column they may be many more than elsewhere: their share there is estimated (EM) and counts as far as it exceeds the
 * share in the whole log, if it explains the column's users so much better that no such column was to be expected in all
 * the shop. What people of this shop have in common with false profiles is the same everywhere, and cancels out.
 */
export function judgeUsers(suspicion: Float32Array, profiles: Profiles): Float32Array {
  const { indptr, columns, columnCount } = profiles;
  const odds = suspicion.map((logarithm) => Math.exp(Math.min(logarithm, 30)));
  const chanceAt = (share: number, user: number) => chanceOf(share, odds[user]);
  const everywhere = estimateShare(odds, profiles);
  const usersOf = new Uint32Array(columnCount);
  for (const column of columns) usersOf[column]++;
  const share = new Float64Array(columnCount).fill(everywhere);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = new Float64Array(columnCount);
    forEachMeeting(profiles, (user, column) => {
      sums[column] += chanceAt(share[column], user);
    });
    for (let c = 0; c < columnCount; c++)
      share[c] = (everywhere * USUAL_WEIGHT + sums[c]) / (USUAL_WEIGHT + usersOf[c]);
  }
  const gain = new Float64Array(columnCount);
  const explain = (at: number, user: number) => Math.log(1 - at + at * odds[user]);
  forEachMeeting(profiles, (user, column) => {
    gain[column] += explain(share[column], user) - explain(everywhere, user);
  });
  const needed = Math.log(columnCount);
  const excess = share.map((own, c) => (gain[c] > needed ? Math.max(0, own - everywhere) : 0));
  return Float32Array.from(odds, (_, user) => {
    let most = 0;
    for (let m = indptr[user]; m < indptr[user + 1]; m++) most = Math.max(most, excess[columns[m]]);
    return chanceAt(Math.min(1, USUAL_SHARE + most), user);
  });
}

/** The share of profiles that look false in the whole log, each user once. */
function estimateShare(odds: Float32Array, { users, indptr }: Profiles): number {
  let share = USUAL_SHARE;
  for (let round = 0; round < ROUNDS; round++) {
    let [sum, count] = [USUAL_SHARE * USUAL_WEIGHT, USUAL_WEIGHT];
    for (let user = 0; user < users; user++) {
      if (indptr[user + 1] === indptr[user]) continue;
      sum += chanceOf(share, odds[user]);
      count++;
    }
    share = sum / count;
  }
  return share;
}

function forEachMeeting({ users, indptr, columns }: Profiles, visit: (user: number, column: number) => void) {
  for (let user = 0; user < users; user++)
    for (let m = indptr[user]; m < indptr[user + 1]; m++) visit(user, columns[m]);
}
