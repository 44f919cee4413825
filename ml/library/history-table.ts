import type { History } from "../core/recommender";

/** The histories of all users in one table. */
export interface HistoryTable {
  /** Where each user's entries begin, and the end of the last one's. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
  readonly weights: Float32Array;
  readonly at: Float64Array;
  /** Ratings of the entries, 0 where one is none; from logs with ratings alone. */
  readonly stars?: Float32Array;
}

export function tabulate(count: number, historyOf: (user: number) => History): HistoryTable {
  const starts = new Uint32Array(count + 1);
  for (let user = 0; user < count; user++) starts[user + 1] = starts[user] + historyOf(user).items.length;
  const size = starts[count];
  const hasStars = count > 0 && historyOf(0).stars !== undefined;
  const table = {
    starts,
    items: new Uint32Array(size),
    weights: new Float32Array(size),
    at: new Float64Array(size),
    stars: hasStars ? new Float32Array(size) : undefined,
  };
  for (let user = 0; user < count; user++) {
    const { items, weights, at, stars } = historyOf(user);
    table.items.set(items, starts[user]);
    table.weights.set(weights, starts[user]);
    table.at.set(at, starts[user]);
    if (stars) table.stars?.set(stars, starts[user]);
  }
  return table;
}

/** One user's history; views on the table. */
export function historyAt({ starts, items, weights, at, stars }: HistoryTable, user: number): History {
  const [from, to] = [starts[user], starts[user + 1]];
  return {
    items: items.subarray(from, to),
    weights: weights.subarray(from, to),
    at: at.subarray(from, to),
    stars: stars?.subarray(from, to),
  };
}
