import { studentQuantile, studentTail } from "./distributions/student-t";
import type { Effect } from "./effect";
import { intervalAround, type Sided, type Verdict } from "./verdict";

/** Welch's t-test: right for one look, at a time that was fixed before. */
export function judgeFixed(effect: Effect, sided: Sided, alpha: number): Verdict {
  const { lift, standardError, degrees } = effect;
  const t = lift / standardError;
  const beyond = studentTail(sided === "two" ? Math.abs(t) : sided === "less" ? -t : t, degrees);
  const half = -studentQuantile(sided === "two" ? alpha / 2 : alpha, degrees) * standardError;
  return {
    lift,
    ...intervalAround(lift, half, sided),
    standardError,
    p: sided === "two" ? Math.min(1, 2 * beyond) : beyond,
    chanceToWin: null,
    risk: null,
  };
}
