import { countingSort } from "../linalg/sparse/csr";
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
  const sizes = new Uint32Array(coherence.length);
  const repetition = new Float64Array(coherence.length);
  for (let user = 0; user < sizes.length; user++) {
    sizes[user] = indptr[user + 1] - indptr[user];
    repetition[user] = events[user] / sizes[user];
  }
  const byCoherence = weighCoherence(coherence, sizes);
  const bySize = weighRarity(sizes);
  const middle = medianOf(sizes.filter((size) => size > 0));
  const byRepetition = weighRarity(repetition);
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
function weighRarity(values: Uint32Array | Float64Array): Float32Array {
  const users = new Float64Array(RANGES).fill(1);
  let all = RANGES;
  const bins = new Int8Array(values.length).fill(-1);
  for (let user = 0; user < bins.length; user++) {
    if (!(values[user] >= 1)) continue;
    bins[user] = Math.min(RANGES - 1, Math.floor(2 * Math.log2(values[user])));
    users[bins[user]]++;
    all++;
  }
  const weights = users.map((count) => Math.max(0, Math.log(all / RANGES / count)));
  const weightOf = new Float32Array(bins.length);
  for (let user = 0; user < bins.length; user++) if (bins[user] >= 0) weightOf[user] = weights[bins[user]];
  return weightOf;
}

/**
 * Mean and spread of the coherence of people with about as many columns. Both are read off its upper half, for whoever is
 * false stands at the lower end.
 */
function usualOf(coherence: Float32Array, sizes: Uint32Array) {
  const known = sortBySize(coherence, sizes);
  const fewest = Math.ceil(PEERS * known.length);
  const groups: { until: number; mean: number; spread: number }[] = [];
  for (let from = 0; from < known.length;) {
    let to = Math.min(known.length, from + fewest);
    while (to < known.length && (sizes[known[to]] < 2 * sizes[known[from]] || known.length - to < fewest))
      to++;
    const values = Float32Array.from({ length: to - from }, (_, i) => coherence[known[from + i]]).sort();
    const mean = values[Math.floor(MIDDLE * values.length)];
    const above = values[Math.floor(UPPER * values.length)] - mean;
    groups.push({ until: sizes[known[to - 1]], mean, spread: Math.max(LEAST_SPREAD, above / UPPER_SPREADS) });
    from = to;
  }
  return (size: number) => groups.find(({ until }) => size <= until) ?? groups[groups.length - 1];
}

/** Users whose coherence is known, from those with the fewest columns to those with the most. */
function sortBySize(coherence: Float32Array, sizes: Uint32Array): Uint32Array {
  const known = new Uint32Array(coherence.length);
  let [count, most] = [0, 0];
  for (let user = 0; user < coherence.length; user++) {
    if (Number.isNaN(coherence[user])) continue;
    known[count++] = user;
    most = Math.max(most, sizes[user]);
  }
  return countingSort(sizes, most + 1, known.subarray(0, count));
}

/**
 * The chance that each user is a false profile, from 0 to 1. False profiles share what they push, so among the users of a
 * column they may be many more than elsewhere: their share there is estimated (EM) and counts as far as it exceeds the
 * share in the whole log, if it explains the column's users so much better that no such column was to be expected in all
 * the shop. What people of this shop have in common with false profiles is the same everywhere, and cancels out.
 */
export function judgeUsers(suspicion: Float32Array, profiles: Profiles): Float32Array {
  const { indptr, columns } = profiles;
  const odds = suspicion.map((logarithm) => Math.exp(Math.min(logarithm, 30)));
  const everywhere = estimateShare(odds, profiles);
  const share = estimateShares(odds, everywhere, profiles);
  const gain = measureGain(odds, share, everywhere, profiles);
  const needed = Math.log(profiles.columnCount);
  const excess = share.map((own, c) => (gain[c] > needed ? Math.max(0, own - everywhere) : 0));
  return odds.map((_, user) => {
    let most = 0;
    for (let m = indptr[user]; m < indptr[user + 1]; m++) most = Math.max(most, excess[columns[m]]);
    return chanceOf(Math.min(1, USUAL_SHARE + most), odds[user]);
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

/** The share of each column's users. */
function estimateShares(odds: Float32Array, everywhere: number, profiles: Profiles): Float64Array {
  const { users, indptr, columns, columnCount } = profiles;
  const usersOf = new Uint32Array(columnCount);
  for (const column of columns) usersOf[column]++;
  const share = new Float64Array(columnCount).fill(everywhere);
  const sums = new Float64Array(columnCount);
  for (let round = 0; round < ROUNDS; round++) {
    sums.fill(0);
    for (let user = 0; user < users; user++) {
      const own = odds[user];
      for (let m = indptr[user]; m < indptr[user + 1]; m++)
        sums[columns[m]] += chanceOf(share[columns[m]], own);
    }
    for (let c = 0; c < columnCount; c++)
      share[c] = (everywhere * USUAL_WEIGHT + sums[c]) / (USUAL_WEIGHT + usersOf[c]);
  }
  return share;
}

/** How much better its own share explains each column's users than the share in the whole log does, as a logarithm. */
function measureGain(odds: Float32Array, share: Float64Array, everywhere: number, profiles: Profiles) {
  const { users, indptr, columns, columnCount } = profiles;
  const gain = new Float64Array(columnCount);
  const explain = (at: number, own: number) => Math.log(1 - at + at * own);
  for (let user = 0; user < users; user++) {
    const usual = explain(everywhere, odds[user]);
    for (let m = indptr[user]; m < indptr[user + 1]; m++)
      gain[columns[m]] += explain(share[columns[m]], odds[user]) - usual;
  }
  return gain;
}
