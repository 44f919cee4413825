import { checkBounds } from "../../core/model/check-bounds";

/** Parameters of SVD++; the letters are those of README.md in ml/core/explicit-mf. */
export interface SvdPlusPlusConfig {
  /** Length k of a factor vector, 1–512. */
  readonly factors: number;
  /** Most passes over the ratings; validation ends training earlier. */
  readonly epochs: number;
  /** Step of the first pass, in units of the scale. */
  readonly learningRate: number;
  /** What the step is multiplied by after each pass, 0–1. */
  readonly learningDecay: number;
  /** λ of the factors, > 0. */
  readonly regularisation: number;
  /** λ_b of the biases, > 0. */
  readonly biasRegularisation: number;
  /** λ_z of the factors of what was met, > 0. */
  readonly implicitRegularisation: number;
  /** ν: a row with n ratings is regularised by λ·n^ν. */
  readonly frequencyScaling: number;
  /** Whether what a user met speaks for them as well as how they rated it (SVD++). */
  readonly implicit: boolean;
  /** Share of the ratings that decides when to stop, 0–0.5; 0 trains all `epochs`. */
  readonly validationShare: number;
  /** Passes without improvement after which training stops, once the factors have begun to say something. */
  readonly patience: number;
}

export const DEFAULT_SVD_PLUS_PLUS: SvdPlusPlusConfig = {
  factors: 64,
  epochs: 60,
  learningRate: 0.008,
  learningDecay: 0.98,
  regularisation: 0.8,
  biasRegularisation: 0.2,
  implicitRegularisation: 0.5,
  frequencyScaling: 0.5,
  implicit: true,
  validationShare: 0.1,
  patience: 4,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkSvdPlusPlus(config: SvdPlusPlusConfig): void {
  checkBounds("svd++", config, {
    factors: { low: 1, high: 512, integer: true },
    epochs: { low: 1, high: 10_000, integer: true },
    learningRate: { low: 0, high: 1, open: true },
    learningDecay: { low: 0, high: 1, open: true },
    regularisation: { low: 0, high: 1e6, open: true },
    biasRegularisation: { low: 0, high: 1e6, open: true },
    implicitRegularisation: { low: 0, high: 1e6, open: true },
    frequencyScaling: { low: 0, high: 2 },
    validationShare: { low: 0, high: 0.5 },
    patience: { low: 1, high: 1000, integer: true },
  });
}
