import type { Csr } from "../../linalg/sparse/csr";
import { shuffle } from "../../base/shuffle";
import type { Rng } from "../../base/rng";
import type { Pace } from "../../base/pace";
import type { ExplicitSgdConfig } from "./config";
import type { SgdState } from "./state";

/** Shoppers between two looks at the pace. */
const SHOPPERS_PER_CHECK = 256;

/** What the passes over one matrix share. */
export interface Passes {
  /** Shoppers × products met: centred ratings, NaN where there is none. */
  readonly ratings: Csr;
  readonly config: ExplicitSgdConfig;
  readonly state: SgdState;
  /** The order of the shoppers and, within each shopper's range, of the entries; reshuffled by every pass. */
  readonly shopperOrder: Uint32Array;
  readonly entryOrder: Uint32Array;
  /** λ·n^(ν−1), the share of one rating in its shopper's and its product's regularisation, over λ. */
  readonly shopperScale: Float32Array;
  readonly productScale: Float32Array;
  /** p_u, and what moves it, length k each. */
  readonly met: Float64Array;
  readonly metGradient: Float64Array;
}

export function createPasses(ratings: Csr, config: ExplicitSgdConfig, state: SgdState): Passes {
  const shopperCounts = new Float32Array(ratings.rows);
  const productCounts = new Float32Array(ratings.columns);
  for (let u = 0; u < ratings.rows; u++) {
    for (let e = ratings.indptr[u]; e < ratings.indptr[u + 1]; e++) {
      if (Number.isNaN(ratings.values[e])) continue;
      shopperCounts[u]++;
      productCounts[ratings.indices[e]]++;
    }
  }
  const scaleOf = (count: number) => (count > 0 ? count ** (config.frequencyScaling - 1) : 0);
  return {
    ratings,
    config,
    state,
    shopperOrder: Uint32Array.from({ length: ratings.rows }, (_, u) => u),
    entryOrder: Uint32Array.from({ length: ratings.indices.length }, (_, e) => e),
    shopperScale: shopperCounts.map(scaleOf),
    productScale: productCounts.map(scaleOf),
    met: new Float64Array(config.factors),
    metGradient: new Float64Array(config.factors),
  };
}

/**
 * One pass over all ratings, shopper by shopper in random order, so that p_u is added up once per shopper.
 *
 * @returns the mean squared error of the ratings, each as it was met
 */
export function runEpoch(passes: Passes, rate: number, rng: Rng, pace: Pace): number {
  const { shopperOrder, ratings } = passes;
  shuffle(shopperOrder, rng);
  let squares = 0;
  let count = 0;
  for (const [index, u] of shopperOrder.entries()) {
    if (index % SHOPPERS_PER_CHECK === 0) pace.checkpoint();
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
  const { shopperBias, shoppers, products } = state;
  const { met, metGradient } = rest;
  const k = config.factors;
  const i = ratings.indices[e];
  const [x, y] = [u * k, i * k];
  const { bias, vectors } = products;
  let error = ratings.values[e] - shopperBias[u] - bias[i];
  for (let f = 0; f < k; f++) error -= (shoppers[x + f] + met[f]) * vectors[y + f];
  const shopperScale = rest.shopperScale[u];
  const productScale = rest.productScale[i];
  shopperBias[u] += rate * (error - config.biasRegularisation * shopperScale * shopperBias[u]);
  bias[i] += rate * (error - config.biasRegularisation * productScale * bias[i]);
  const shopperShrink = config.regularisation * shopperScale;
  const productShrink = config.regularisation * productScale;
  for (let f = 0; f < k; f++) {
    const xf = shoppers[x + f];
    const yf = vectors[y + f];
    metGradient[f] += error * yf;
    shoppers[x + f] = xf + rate * (error * yf - shopperShrink * xf);
    vectors[y + f] = yf + rate * (error * (xf + met[f]) - productShrink * yf);
  }
  return error;
}

/** p_u = |N(u)|^-½ Σ z_j. */
function gatherMet({ ratings, state, met, metGradient }: Passes, from: number, to: number): void {
  const { implicit, factors: k } = state.products;
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

/** Hands the gradient of p_u on to the z_j of everything the shopper met. */
function spreadMet({ ratings, config, state, metGradient }: Passes, from: number, to: number, rate: number) {
  const { implicit, factors: k } = state.products;
  if (implicit === undefined || to === from) return;
  const scale = 1 / Math.sqrt(to - from);
  const keep = 1 - rate * config.implicitRegularisation;
  for (let e = from; e < to; e++) {
    const z = ratings.indices[e] * k;
    for (let f = 0; f < k; f++) implicit[z + f] = keep * implicit[z + f] + rate * scale * metGradient[f];
  }
}
