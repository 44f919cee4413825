import type { ItemSide } from "../../core/explicit-mf/fold-in";
import type { Csr } from "../../linalg/sparse/csr";
import type { Rng } from "../../base/rng";
import type { SvdPlusPlusConfig } from "./config";

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

export function createState({ rows, columns }: Csr, config: SvdPlusPlusConfig, rng: Rng): SgdState {
  const k = config.factors;
  const draw = (length: number, spread: number) => Float32Array.from({ length }, () => spread * rng.normal());
  return {
    userBias: new Float32Array(rows),
    users: draw(rows * k, INITIAL_SPREAD),
    items: {
      factors: k,
      bias: new Float32Array(columns),
      vectors: draw(columns * k, INITIAL_SPREAD),
      implicit: config.implicit ? draw(columns * k, INITIAL_SPREAD / 10) : undefined,
    },
  };
}
