import type { Csr } from "../../linalg/sparse/csr";
import { foldInRatings, type ItemSide } from "../../core/explicit-mf/fold-in";
import type { SvdPlusPlusConfig } from "./config";
import { measureBiases, type Biases } from "./fit-biases";
import type { SgdState } from "./state";

/** How many times the regularisation of training a fold-in may use. */
const STRENGTHS = [0.5, 1, 2, 4, 8, 32, 128];
/** Shares of the fitted biases a training may begin with: none of them where they are only noise. */
const BIAS_SHARES = [1, 0.5, 0];

/** Ratings taken away, and what is left of the matrix. */
export interface HeldOut {
  readonly rest: Csr;
  readonly held: Csr;
  readonly count: number;
}

/** Root mean squared error on the held-out ratings, with the users' factors of the training. */
export function measureError({ rest, held, count }: HeldOut, state: SgdState): number {
  const { userBias, users, items } = state;
  const k = items.factors;
  let squares = 0;
  for (let u = 0; u < held.rows; u++) {
    if (held.indptr[u] === held.indptr[u + 1]) continue;
    const met = rest.indices.subarray(rest.indptr[u], rest.indptr[u + 1]);
    const vector = addMeeting(items, met, users.subarray(u * k, u * k + k));
    squares += squaredErrors(held, u, items, userBias[u], vector);
  }
  return Math.sqrt(squares / count);
}

/** The share of the biases that predicts the held-out ratings best. */
export function chooseBiasShare({ held }: HeldOut, biases: Biases): number {
  const errors = BIAS_SHARES.map((share) => measureBiases(held, biases, share));
  return BIAS_SHARES[errors.indexOf(Math.min(...errors))];
}

/** The strength with which folding in predicts the held-out ratings best. */
export function chooseFoldInStrength(
  { rest, held }: HeldOut,
  items: ItemSide,
  config: SvdPlusPlusConfig,
): number {
  const errors = STRENGTHS.map((strength) => {
    const ridge = {
      regularisation: strength * config.regularisation,
      biasRegularisation: strength * config.biasRegularisation,
      frequencyScaling: config.frequencyScaling,
    };
    let squares = 0;
    for (let u = 0; u < held.rows; u++) {
      if (held.indptr[u] === held.indptr[u + 1]) continue;
      const [from, to] = [rest.indptr[u], rest.indptr[u + 1]];
      const centred = Float64Array.from(rest.values.subarray(from, to));
      const side = foldInRatings(items, ridge, rest.indices.subarray(from, to), centred);
      squares += squaredErrors(held, u, items, side.bias, side.vector);
    }
    return squares;
  });
  return STRENGTHS[errors.indexOf(Math.min(...errors))];
}

/** x_u + p_u. */
function addMeeting({ factors: k, implicit }: ItemSide, met: Uint32Array, own: Float32Array) {
  const vector = Float64Array.from(own);
  if (implicit === undefined || met.length === 0) return vector;
  const scale = 1 / Math.sqrt(met.length);
  for (const j of met) for (let f = 0; f < k; f++) vector[f] += scale * implicit[j * k + f];
  return vector;
}

function squaredErrors(held: Csr, u: number, side: ItemSide, bias: number, vector: Float64Array): number {
  const k = side.factors;
  let squares = 0;
  for (let e = held.indptr[u]; e < held.indptr[u + 1]; e++) {
    const i = held.indices[e];
    let error = held.values[e] - bias - side.bias[i];
    for (let f = 0; f < k; f++) error -= vector[f] * side.vectors[i * k + f];
    squares += error * error;
  }
  return squares;
}
