import type { Csr } from "../../linalg/sparse/csr";
import type { SvdPlusPlusConfig } from "./config";

/** What users and items are rated above the mean, whoever meets whom. */
export interface Biases {
  /** b_u, length rows. */
  readonly user: Float32Array;
  /** b_i, length columns. */
  readonly item: Float32Array;
}

/** Both sides settle within a few rounds; more move nothing that single precision holds. */
const ROUNDS = 10;

/**
 * The biases that fit the ratings best without any factors: the objective of the training (README.md) with all x, y and
 * z left out, solved for items and users in turn.
 *
 * @param ratings centred, NaN where there is none
 */
export function fitBiases(
  ratings: Csr,
  {
    biasRegularisation,
    frequencyScaling,
  }: Pick<SvdPlusPlusConfig, "biasRegularisation" | "frequencyScaling">,
): Biases {
  const user = new Float32Array(ratings.rows);
  const item = new Float32Array(ratings.columns);
  for (let round = 0; round < ROUNDS; round++) {
    const itemSums = new Float64Array(ratings.columns);
    const itemCounts = new Float64Array(ratings.columns);
    eachRating(ratings, (u, i, value) => {
      itemSums[i] += value - user[u];
      itemCounts[i]++;
    });
    shrink(itemSums, itemCounts, item);
    const userSums = new Float64Array(ratings.rows);
    const userCounts = new Float64Array(ratings.rows);
    eachRating(ratings, (u, i, value) => {
      userSums[u] += value - item[i];
      userCounts[u]++;
    });
    shrink(userSums, userCounts, user);
  }
  return { user, item };

  function shrink(sums: Float64Array, counts: Float64Array, out: Float32Array): void {
    for (let at = 0; at < out.length; at++) {
      const count = counts[at];
      out[at] = count > 0 ? sums[at] / (count + biasRegularisation * count ** frequencyScaling) : 0;
    }
  }
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
