import type { Csr } from "../../linalg/sparse/csr";
import { shuffle } from "../../base/shuffle";
import type { Rng } from "../../base/rng";
import type { Pace } from "../../base/pace";
import type { SvdPlusPlusConfig } from "./config";
import type { SgdState } from "./state";

/** Users between two looks at the pace. */
const USERS_PER_CHECK = 256;

/** What the passes over one matrix share. */
export interface Passes {
  /** Users × items met: centred ratings, NaN where there is none. */
  readonly ratings: Csr;
  readonly config: SvdPlusPlusConfig;
  readonly state: SgdState;
  /** The order of the users and, within each user's range, of the entries; reshuffled by every pass. */
  readonly userOrder: Uint32Array;
  readonly entryOrder: Uint32Array;
  /** λ·n^(ν−1), the share of one rating in its user's and its item's regularisation, over λ. */
  readonly userScale: Float32Array;
  readonly itemScale: Float32Array;
  /** p_u, and what moves it, length k each. */
  readonly met: Float64Array;
  readonly metGradient: Float64Array;
}

export function createPasses(ratings: Csr, config: SvdPlusPlusConfig, state: SgdState): Passes {
  const userCounts = new Float32Array(ratings.rows);
  const itemCounts = new Float32Array(ratings.columns);
  for (let u = 0; u < ratings.rows; u++) {
    for (let e = ratings.indptr[u]; e < ratings.indptr[u + 1]; e++) {
      if (Number.isNaN(ratings.values[e])) continue;
      userCounts[u]++;
      itemCounts[ratings.indices[e]]++;
    }
  }
  const scaleOf = (count: number) => (count > 0 ? count ** (config.frequencyScaling - 1) : 0);
  return {
    ratings,
    config,
    state,
    userOrder: Uint32Array.from({ length: ratings.rows }, (_, u) => u),
    entryOrder: Uint32Array.from({ length: ratings.indices.length }, (_, e) => e),
    userScale: userCounts.map(scaleOf),
    itemScale: itemCounts.map(scaleOf),
    met: new Float64Array(config.factors),
    metGradient: new Float64Array(config.factors),
  };
}

/**
 * One pass over all ratings, user by user in random order, so that p_u is added up once per user.
 *
 * @returns the mean squared error of the ratings, each as it was met
 */
export function runEpoch(passes: Passes, rate: number, rng: Rng, pace: Pace): number {
  const { userOrder, ratings } = passes;
  shuffle(userOrder, rng);
  let squares = 0;
  let count = 0;
  for (const [index, u] of userOrder.entries()) {
    if (index % USERS_PER_CHECK === 0) pace.checkpoint();
    const [from, to] = [ratings.indptr[u], ratings.indptr[u + 1]];
    shuffle(passes.entryOrder.subarray(from, to), rng);
    gatherMet(passes, from, to);
    for (let at = from; at < to; at++) {
      const e = passes.entryOrder[at];
      if (Number.isNaN(ratings.values[e])) continue;
      squares += stepRating(passes, u, e, rate) ** 2;
      count++;
    }
    spreadMet(passes, from, to, rate);
  }
  return squares / Math.max(1, count);
}

/** Moves everything that predicts one rating along its gradient; returns the error before. */
function stepRating({ ratings, config, state, ...rest }: Passes, u: number, e: number, rate: number): number {
  const { userBias, users, items } = state;
  const { met, metGradient } = rest;
  const k = config.factors;
  const i = ratings.indices[e];
  const [x, y] = [u * k, i * k];
  const { bias, vectors } = items;
  let error = ratings.values[e] - userBias[u] - bias[i];
  for (let f = 0; f < k; f++) error -= (users[x + f] + met[f]) * vectors[y + f];
  const userScale = rest.userScale[u];
  const itemScale = rest.itemScale[i];
  userBias[u] += rate * (error - config.biasRegularisation * userScale * userBias[u]);
  bias[i] += rate * (error - config.biasRegularisation * itemScale * bias[i]);
  const userShrink = config.regularisation * userScale;
  const itemShrink = config.regularisation * itemScale;
  for (let f = 0; f < k; f++) {
    const xf = users[x + f];
    const yf = vectors[y + f];
    metGradient[f] += error * yf;
    users[x + f] = xf + rate * (error * yf - userShrink * xf);
    vectors[y + f] = yf + rate * (error * (xf + met[f]) - itemShrink * yf);
  }
  return error;
}

/** p_u = |N(u)|^-½ Σ z_j. */
function gatherMet({ ratings, state, met, metGradient }: Passes, from: number, to: number): void {
  const { implicit, factors: k } = state.items;
  met.fill(0);
  metGradient.fill(0);
  if (implicit === undefined || to === from) return;
  for (let e = from; e < to; e++) {
    const z = ratings.indices[e] * k;
    for (let f = 0; f < k; f++) met[f] += implicit[z + f];
  }
  const scale = 1 / Math.sqrt(to - from);
  for (let f = 0; f < k; f++) met[f] *= scale;
}

/** Hands the gradient of p_u on to the z_j of everything the user met. */
function spreadMet({ ratings, config, state, metGradient }: Passes, from: number, to: number, rate: number) {
  const { implicit, factors: k } = state.items;
  if (implicit === undefined || to === from) return;
  const scale = 1 / Math.sqrt(to - from);
  const keep = 1 - rate * config.implicitRegularisation;
  for (let e = from; e < to; e++) {
    const z = ratings.indices[e] * k;
    for (let f = 0; f < k; f++) implicit[z + f] = keep * implicit[z + f] + rate * scale * metGradient[f];
  }
}
