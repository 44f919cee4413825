/** How far both rankings have come, and how likely that is. Everything before both ends is in the list, nothing else. */
interface Standing {
  readonly ends: readonly [number, number];
  readonly filled: number;
  chance: number;
}

/**
 * The exact chance of each item at each place of a team draft, over its coins. What has been picked after a round is known
 * from how far each ranking has come, so there are few states, and all of them are followed: about k²/2 for k places.
 *
 * @returns for each place the items that may stand there with their chances, which add up to 1
 */
export function interleavePropensities<T>(
  first: readonly T[],
  second: readonly T[],
  count: number,
): Map<T, number>[] {
  const draft = new Draft([first, second]);
  const places: Map<T, number>[] = [];
  let standings: Standing[] = [{ ends: draft.advance([0, 0]), filled: 0, chance: 1 }];
  while (standings.length > 0) {
    const reached = new Map<string, Standing>();
    for (const standing of standings) {
      for (const leader of [0, 1]) {
        const after = draft.playRound(standing, leader, count, places);
        if (after.filled === standing.filled || after.filled === count) continue;
        const key = after.ends.join();
        const known = reached.get(key);
        if (known) known.chance += after.chance;
        else reached.set(key, after);
      }
    }
    standings = [...reached.values()];
  }
  return places;
}

/** The picks of two rankings, from any standing. */
class Draft<T> {
  readonly #rankings: readonly [readonly T[], readonly T[]];
  readonly #ranks: readonly [Map<T, number>, Map<T, number>];

  constructor(rankings: readonly [readonly T[], readonly T[]]) {
    this.#rankings = rankings;
    this.#ranks = [rankOf(rankings[0]), rankOf(rankings[1])];
  }

  /** Both ends moved past what is in the list already. */
  advance(from: readonly [number, number]): [number, number] {
    const ends: [number, number] = [...from];
    const [a, b] = this.#rankings;
    while (ends[0] < a.length && this.#isPicked(a[ends[0]], ends)) ends[0]++;
    while (ends[1] < b.length && this.#isPicked(b[ends[1]], ends)) ends[1]++;
    return ends;
  }

  /** One round in which `leader` picks first; adds its half of the standing's chance to the places it fills. */
  playRound(standing: Standing, leader: number, count: number, places: Map<T, number>[]): Standing {
    const chance = standing.chance / 2;
    let { filled } = standing;
    let ends: readonly [number, number] = standing.ends;
    for (const team of [leader, 1 - leader]) {
      if (ends[team] === this.#rankings[team].length || filled === count) continue;
      const item = this.#rankings[team][ends[team]];
      const place = (places[filled] ??= new Map<T, number>());
      place.set(item, (place.get(item) ?? 0) + chance);
      filled++;
      ends = this.advance(team === 0 ? [ends[0] + 1, ends[1]] : [ends[0], ends[1] + 1]);
    }
    return { ends, filled, chance };
  }

  #isPicked(item: T, ends: readonly [number, number]): boolean {
    return this.#ranks.some((ranks, team) => (ranks.get(item) ?? Infinity) < ends[team]);
  }
}

function rankOf<T>(ranking: readonly T[]): Map<T, number> {
  return new Map(ranking.map((item, rank) => [item, rank]));
}
