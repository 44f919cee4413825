import { judgeBayesian, type Prior } from "./bayesian";
import type { Effect } from "./effect";
import { judgeFixed } from "./fixed";
import type { AnalysisProblem } from "./problem";
import { judgeSequential } from "./sequential";
import type { Sided, Verdict } from "./verdict";

/** How certainty is told: once at the end, at any time, or as a belief. */
export type Method = "fixed" | "sequential" | "bayesian";

/** How an effect is to be judged. */
export interface JudgeOptions {
  /** The lift as a share of A's mean instead of the difference itself. */
  readonly relative: boolean;
  readonly sided: Sided;
  /** Chance of a false alarm; intervals cover 1 − alpha. */
  readonly alpha: number;
  readonly method: Method;
  /** Of `sequential`: the units at which it is to see best. */
  readonly tuning: number;
  /** Of `bayesian`: what was believed of the relative lift; null for nothing. */
  readonly prior: Prior | null;
}

/** Whether effects can be judged so. */
export function areOptionsGood({ alpha, tuning, prior, method, sided }: JudgeOptions): boolean {
  const largest = method === "sequential" && sided !== "two" ? 0.5 : 1;
  if (!(alpha > 0 && alpha < largest)) return false;
  if (!(tuning > 0 && Number.isFinite(tuning))) return false;
  return !prior || (Number.isFinite(prior.mean) && prior.sd > 0 && Number.isFinite(prior.sd));
}

/** What the method says of an effect; options must be good. Every number that is there can be written down. */
export function judgeEffect(effect: Effect, options: JudgeOptions): Verdict | AnalysisProblem {
  const verdict = judgeBy(effect, options);
  if (typeof verdict === "string") return verdict;
  const { lift, low, high, standardError, p, chanceToWin, risk } = verdict;
  const numbers = [lift, low, high, standardError, p, chanceToWin, ...(risk ?? [])];
  return numbers.every((value) => value === null || Number.isFinite(value)) ? verdict : "not_finite";
}

function judgeBy(effect: Effect, options: JudgeOptions): Verdict | AnalysisProblem {
  const { method, sided, alpha, tuning } = options;
  if (method === "bayesian") return judgeBayesian(effect, options);
  return method === "sequential"
    ? judgeSequential(effect, sided, alpha, tuning)
    : judgeFixed(effect, sided, alpha);
}
