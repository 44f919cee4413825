import { checkBounds } from "../../core/model/check-bounds";

export const MEASURES = ["lift", "confidence"] as const;

/** Parameters of "bought together"; the letters are those of README.md beside this file. */
export interface CoPurchaseConfig {
  /** Lift finds what belongs together, confidence what is bought next. */
  readonly measure: (typeof MEASURES)[number];
  /** Baskets a pair must share at least, ≥ 1. */
  readonly support: number;
  /** d: with lift, a pair seen n times keeps n / (n + d) of it: lift alone prefers rare pairs. */
  readonly discount: number;
  /** z: with confidence, how many standard deviations below the estimate its lower bound lies; 0 = the estimate. */
  readonly caution: number;
  /**
   * z: a pair counts when the lower bound of its lift, so many standard deviations below the estimate, is above 1;
   * 0 = the estimate.
   */
  readonly evidence: number;
  /** Most related items kept per item. */
  readonly neighbours: number;
}

export const DEFAULT_CO_PURCHASE: CoPurchaseConfig = {
  measure: "lift",
  support: 3,
  discount: 10,
  caution: 1.96,
  evidence: 0,
  neighbours: 50,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkCoPurchaseConfig(config: CoPurchaseConfig): void {
  const { measure } = config;
  if (!(MEASURES as readonly string[]).includes(measure)) {
    throw new RangeError(`co-purchase "measure" must be one of ${MEASURES.join(", ")}; found "${measure}".`);
  }
  checkBounds("co-purchase", config, {
    support: { low: 1, high: 1e9, integer: true },
    discount: { low: 0, high: 1e9 },
    caution: { low: 0, high: 100 },
    evidence: { low: 0, high: 100 },
    neighbours: { low: 1, high: 1e6, integer: true },
  });
}
