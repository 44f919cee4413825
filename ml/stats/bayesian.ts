import { normalBelow, normalDensity, normalQuantile } from "./distributions/normal";
import type { Effect } from "./effect";
import type { AnalysisProblem } from "./problem";
import type { Sided, Verdict } from "./verdict";

/** What was believed of the relative lift before: normal around `mean`. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

/**
 * What to believe of the effect after the data: normal, since the estimate is. Without a prior, the data alone.
 *
 * @param relative whether the effect is; a prior always is, and is scaled to A's mean where the effect is not
 * @param sided with "less", being smaller is winning; the interval is where the effect lies, and has both ends
 */
export function judgeBayesian(
  effect: Effect,
  { prior, relative, sided, alpha }: { prior: Prior | null; relative: boolean; sided: Sided; alpha: number },
): Verdict | AnalysisProblem {
  const scale = relative ? 1 : Math.abs(effect.baseline);
  if (prior && scale === 0) return "zero_baseline";
  const { mean, sd } = updateBelief(effect, prior, scale);
  if (!Number.isFinite(mean) || !(sd > 0)) return "not_finite";
  const chance = normalBelow(mean / sd);
  const gain = expectedGain(mean, sd);
  const loss = expectedGain(-mean, sd);
  const half = -normalQuantile(alpha / 2) * sd;
  return {
    lift: mean,
    low: mean - half,
    high: mean + half,
    standardError: sd,
    p: null,
    chanceToWin: sided === "less" ? normalBelow(-mean / sd) : chance,
    risk: sided === "less" ? [loss, gain] : [gain, loss],
  };
}

/** Weighted by certainty: one over the variance. */
function updateBelief(
  { lift, standardError }: Effect,
  prior: Prior | null,
  scale: number,
): { mean: number; sd: number } {
  if (!prior) return { mean: lift, sd: standardError };
  const known = 1 / standardError ** 2;
  const believed = 1 / (prior.sd * scale) ** 2;
  const certainty = known + believed;
  return {
    mean: (lift * known + prior.mean * scale * believed) / certainty,
    sd: 1 / Math.sqrt(certainty),
  };
}

/** E[max(0, X)] of a normal. */
function expectedGain(mean: number, sd: number): number {
  const z = mean / sd;
  return Math.max(0, mean * normalBelow(z) + sd * normalDensity(z));
}
