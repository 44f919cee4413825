export const MEASURES = ["lift", "confidence"] as const;

/** Parameters of "bought together"; the letters are those of README.md beside this file. */
export interface CoPurchaseConfig {
  /** One of `MEASURES`: lift finds what belongs together, confidence what is bought next. */
  readonly measure: string;
  /** Baskets a pair must share at least, ≥ 1. */
  readonly support: number;
  /** d: with lift, a pair seen n times keeps n / (n + d) of it: lift alone prefers rare pairs. */
  readonly discount: number;
  /** z: with confidence, how many standard deviations below the estimate its lower bound lies; 0 = the estimate. */
  readonly caution: number;
  /** Most related products kept per product. */
  readonly neighbours: number;
}

export const DEFAULT_CO_PURCHASE: CoPurchaseConfig = {
  measure: "lift",
  support: 3,
  discount: 10,
  caution: 1.96,
  neighbours: 50,
};

/** @throws RangeError naming the parameter that is out of range */
export function checkCoPurchaseConfig({ measure, ...numbers }: CoPurchaseConfig): void {
  if (!(MEASURES as readonly string[]).includes(measure)) {
    throw new RangeError(`co-purchase "measure" must be one of ${MEASURES.join(", ")}; found "${measure}".`);
  }
  for (const name of ["support", "neighbours"] as const) {
    if (Number.isInteger(numbers[name]) && numbers[name] >= 1) continue;
    throw new RangeError(`co-purchase "${name}" must be an integer ≥ 1; found ${numbers[name]}.`);
  }
  for (const name of ["discount", "caution"] as const) {
    if (numbers[name] >= 0 && Number.isFinite(numbers[name])) continue;
    throw new RangeError(`co-purchase "${name}" must be finite and ≥ 0; found ${numbers[name]}.`);
  }
}
