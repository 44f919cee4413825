import { normalBelow, normalQuantile, normalTail } from "./distributions/normal";
import { ratioVariance } from "./moments";
import { sequentialCriticalValue } from "./sequential";
import type { Sided } from "./verdict";

/** What an experiment is planned with. */
export interface PowerPlan {
  /** What the metric is today, of one unit. */
  readonly mean: number;
  readonly variance: number;
  /** Between how many variants units are split, evenly. */
  readonly variants: number;
  readonly alpha: number;
  readonly sided: Sided;
  /** Units a confidence sequence is tuned to; null for a test at a fixed horizon. */
  readonly tuning: number | null;
}

/** Beyond it nobody plans. */
const LARGEST_EXPERIMENT = 1e12;

/**
 * The chance that a true relative lift is found, by the normal approximation of the relative difference. A confidence
 * sequence counts as a test whose standard error is as much wider as its interval is at the last look.
 *
 * @param effect relative lift of the other variant, such as 0.05; for "less" below 0
 * @param units of all variants together
 */
export function powerOf(plan: PowerPlan, effect: number, units: number): number {
  const { alpha, sided } = plan;
  const z = -normalQuantile(sided === "two" ? alpha / 2 : alpha);
  const shift = effect / Math.sqrt(relativeVariance(plan, effect, units) * widening(plan, units, z));
  if (sided === "two") return normalTail(z - shift) + normalBelow(-z - shift);
  return normalTail(z - (sided === "less" ? -shift : shift));
}

/**
 * The smallest relative lift that is found with this power; null where units are so few that none is.
 *
 * @param power above alpha, below 1
 */
export function minimumEffect(plan: PowerPlan, power: number, units: number): number | null {
  const { mean, variance, alpha, sided, variants } = plan;
  const z = -normalQuantile(sided === "two" ? alpha / 2 : alpha);
  const reach = z + normalQuantile(power);
  // The lift d solves d² = s²·(1 + (1 + d)²), with s² the variance of a variant's relative mean times reach².
  const s = (reach ** 2 * variance * widening(plan, units, z)) / ((units / variants) * mean ** 2);
  if (!(reach > 0 && s > 0 && s < 1)) return null;
  const root = Math.sqrt(1 - (1 - s) ** 2);
  return sided === "less" ? shrinking(s, root) : (s + root) / (1 - s);
}

/** The solution below 0, nearer to 0 than the other: what shrinks varies less. */
function shrinking(s: number, root: number): number {
  return (s - root) / (1 - s);
}

/**
 * How many units, all variants together and the same in each, find this lift with this power; null where no number does.
 *
 * @param effect relative lift, not 0
 */
export function sampleSize(plan: PowerPlan, effect: number, power: number): number | null {
  const { variants } = plan;
  const finds = (perVariant: number) => powerOf(plan, effect, perVariant * variants) >= power;
  let high = 2;
  while (!finds(high)) {
    high *= 2;
    if (high > LARGEST_EXPERIMENT) return null;
  }
  let low = 1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (finds(middle)) high = middle;
    else low = middle;
  }
  return high * variants;
}

function relativeVariance({ mean, variance, variants }: PowerPlan, effect: number, units: number): number {
  const ofMean = variance / (units / variants);
  return ratioVariance({ mean: mean * (1 + effect), variance: ofMean }, { mean, variance: ofMean }, 0);
}

/** How much wider the variance is for being allowed to look at any time. */
function widening({ tuning, variants, alpha, sided }: PowerPlan, units: number, z: number): number {
  if (tuning === null) return 1;
  return (sequentialCriticalValue((2 * units) / variants, sided, alpha, tuning) / z) ** 2;
}
