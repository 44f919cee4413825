import type { EvaluationCase } from "./splits/evaluation";

/** The users behind the cases: what a bootstrap draws. */
export interface Units {
  readonly count: number;
  /** Whose case each is, 0 … count − 1. */
  readonly ofCase: Uint32Array;
}

/** Cases of one user are one unit, cases without user one each. */
export function findUnits(cases: readonly EvaluationCase[]): Units {
  const known = new Map<number, number>();
  let count = 0;
  const ofCase = Uint32Array.from(cases, ({ user }) => {
    const unit = user === undefined ? count : (known.get(user) ?? count);
    if (unit === count) count++;
    if (user !== undefined) known.set(user, unit);
    return unit;
  });
  return { count, ofCase };
}
