import type { Rng } from "../base/rng";

/** One list made of two rankings. */
export interface Interleaved<T> {
  readonly items: readonly T[];
  /** Which ranking each item came from: 0 the first, 1 the second. A click counts for it. */
  readonly teams: readonly number[];
}

/**
 * Team draft (Radlinski, Kurup and Joachims, CIKM 2008): in each round a coin says which ranking picks first, and each
 * picks its best item that is not in the list yet. Where one has nothing left the other goes on alone.
 *
 * @param count length of the list, if the rankings hold as many
 */
export function interleave<T>(
  first: readonly T[],
  second: readonly T[],
  count: number,
  rng: Pick<Rng, "uniform">,
): Interleaved<T> {
  const rankings = [first, second] as const;
  const picked = new Set<T>();
  const [items, teams]: [T[], number[]] = [[], []];
  const next = [0, 0];
  for (let before = -1; items.length < count && before < items.length;) {
    before = items.length;
    const leader = rng.uniform() < 0.5 ? 0 : 1;
    for (const team of [leader, 1 - leader]) {
      const ranking = rankings[team];
      while (next[team] < ranking.length && picked.has(ranking[next[team]])) next[team]++;
      if (next[team] === ranking.length || items.length === count) continue;
      const item = ranking[next[team]];
      picked.add(item);
      items.push(item);
      teams.push(team);
    }
  }
  return { items, teams };
}

/** How many of the clicked places each ranking filled. */
export function creditClicks(teams: readonly number[], clicked: Iterable<number>): [number, number] {
  const credit: [number, number] = [0, 0];
  for (const place of clicked) credit[teams[place]]++;
  return credit;
}
