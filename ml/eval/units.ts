import type { EvaluationCase } from "./splits/evaluation";

/** The shoppers behind the cases: what a bootstrap draws. */
export interface Units {
  readonly count: number;
  /** Whose case each is, 0 … count − 1. */
  readonly ofCase: Uint32Array;
}

/** Cases of one shopper are one unit, cases without shopper one each. */
export function findUnits(cases: readonly EvaluationCase[]): Units {
  const known = new Map<number, number>();
  let count = 0;
  const ofCase = Uint32Array.from(cases, ({ shopper }) => {
    const unit = shopper === undefined ? count : (known.get(shopper) ?? count);
    if (unit === count) count++;
    if (shopper !== undefined) known.set(shopper, unit);
    return unit;
  });
  return { count, ofCase };
}
