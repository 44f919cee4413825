import type { ItemSide } from "../../core/explicit-mf/fold-in";
import type { Csr } from "../../linalg/sparse/csr";
import type { Rng } from "../../base/rng";
import type { SvdPlusPlusConfig } from "./config";
import { fitBiases } from "./fit-biases";

/** Spread of the first factors; those of what was met start at a tenth of it. */
const INITIAL_SPREAD = 0.03;

/** Everything stochastic gradient descent moves. */
export interface SgdState {
  /** b_i, y_i and z_i. */
  readonly items: ItemSide;
  /** b_u. */
  readonly userBias: Float32Array;
  /** x_u, users × k. */
  readonly users: Float32Array;
}

/**
 * Where descent begins: the biases that fit the ratings, and factors that are all but nothing.
 *
 * @param biasShare of the fitted biases, 0–1
 */
export function createState(ratings: Csr, config: SvdPlusPlusConfig, rng: Rng, biasShare = 1): SgdState {
  const { rows, columns } = ratings;
  const k = config.factors;
  const { user, item } = fitBiases(ratings);
  const draw = (length: number, spread: number) => Float32Array.from({ length }, () => spread * rng.normal());
  return {
    userBias: user.map((bias) => biasShare * bias),
    users: draw(rows * k, INITIAL_SPREAD),
    items: {
      factors: k,
      bias: item.map((bias) => biasShare * bias),
      vectors: draw(columns * k, INITIAL_SPREAD),
      implicit: config.implicit ? draw(columns * k, INITIAL_SPREAD / 10) : undefined,
    },
  };
}
