import type { Csr } from "../../linalg/sparse/csr";

/** What users and items are rated above the mean, whoever meets whom. */
export interface Biases {
  /** b_u, length rows. */
  readonly user: Float32Array;
  /** b_i, length columns. */
  readonly item: Float32Array;
}

/** So many ratings of 0 are added to those of each item and each user (Koren 2010): few ratings vouch for little. */
const ITEM_DAMPING = 25;
const USER_DAMPING = 10;

/**
 * The biases as the damped means of the ratings: of each item first, then of what they leave of each user's.
 *
 * @param ratings centred, NaN where there is none
 */
export function fitBiases(ratings: Csr): Biases {
  const item = new Float32Array(ratings.columns);
  const user = new Float32Array(ratings.rows);
  const itemCounts = new Float32Array(ratings.columns);
  const userCounts = new Float32Array(ratings.rows);
  eachRating(ratings, (u, i, value) => {
    item[i] += value;
    itemCounts[i]++;
    userCounts[u]++;
  });
  item.forEach((sum, i) => (item[i] = sum / (ITEM_DAMPING + itemCounts[i])));
  eachRating(ratings, (u, i, value) => (user[u] += value - item[i]));
  user.forEach((sum, u) => (user[u] = sum / (USER_DAMPING + userCounts[u])));
  return { user, item };
}

/** Mean squared error of ratings that are predicted by `share` of the biases and nothing else. */
export function measureBiases(ratings: Csr, { user, item }: Biases, share: number): number {
  let squares = 0;
  let count = 0;
  eachRating(ratings, (u, i, value) => {
    squares += (value - share * (user[u] + item[i])) ** 2;
    count++;
  });
  return squares / Math.max(1, count);
}

function eachRating(ratings: Csr, visit: (user: number, item: number, value: number) => void): void {
  for (let u = 0; u < ratings.rows; u++) {
    for (let e = ratings.indptr[u]; e < ratings.indptr[u + 1]; e++) {
      if (!Number.isNaN(ratings.values[e])) visit(u, ratings.indices[e], ratings.values[e]);
    }
  }
}
