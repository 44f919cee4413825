import { minimumEffect, type PowerPlan, sampleSize } from "@/ml/index";
import type { Definition } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS, type MetricKey } from "@/lib/recommender/experiments/metrics";
import { alphaOfEach } from "./alpha";
import { type Totals, toVariantSums } from "./sums";

/** The chance to find an effect that is there: what plans are made for. */
export const POWER = 0.8;
const DAY_MS = 86_400_000;

/** How long an experiment takes to find what it looks for. */
export interface RunTime {
  /** Shoppers of all variants together that it needs; null: more than there will ever be. */
  shoppers: number | null;
  shoppersLeft: number;
  /** When they will have come, milliseconds since the epoch; null: nobody comes. */
  endsAt: number | null;
  /** The smallest relative effect that is found with the shoppers of four weeks; null: none. */
  visibleEffect: number | null;
}

/** What of a metric is known before: its mean and variance over shoppers. */
export interface Spread {
  mean: number;
  variance: number;
}

/** Mean and variance over the shoppers of all variants together; null where nobody or nothing was counted. */
export function spreadOf(totals: readonly Totals[], metric: MetricKey): Spread | null {
  const { statistic } = METRIC_FACTS[metric];
  const parts = totals.map((one) => toVariantSums(one, metric));
  const add = (pick: (part: (typeof parts)[number]) => number) =>
    parts.reduce((sum, part) => sum + pick(part), 0);
  const n = add((part) => part.n);
  const sum = add((part) => part.sum);
  if (n < 2 || sum <= 0) return null;
  const squares = statistic === "proportion" ? sum : add((part) => part.sumSquares ?? 0);
  const variance = (squares - sum ** 2 / n) / (n - 1);
  if (statistic !== "ratio") return { mean: sum / n, variance };
  const whole = add((part) => part.denominator?.sum ?? 0);
  const whole2 = add((part) => part.denominator?.sumSquares ?? 0);
  const both = add((part) => part.denominator?.sumProducts ?? 0);
  const ratio = sum / whole;
  // The delta method: the variance of each shopper's clicks less the ratio times their lists, over the mean of lists².
  const residual = (squares - 2 * ratio * both + ratio ** 2 * whole2) / (n - 1);
  return { mean: ratio, variance: residual / (whole / n) ** 2 };
}

/**
 * How long it takes.
 *
 * @param perDay shoppers a day who will be exposed, of all variants together
 * @param soFar shoppers who have been
 */
export function planRun(
  definition: Pick<Definition, "variants" | "alpha" | "method" | "tuning" | "minimumEffect">,
  spread: Spread | null,
  { perDay, soFar, now }: { perDay: number; soFar: number; now: number },
): RunTime | null {
  if (!spread) return null;
  const { variants, method, tuning, minimumEffect: effect } = definition;
  const plan: PowerPlan = {
    ...spread,
    alpha: alphaOfEach(definition),
    sided: "two",
    variants: variants.length,
    tuning: method === "sequential" ? tuning : null,
  };
  const shoppers = sampleSize(plan, effect, POWER);
  const shoppersLeft = shoppers === null ? Infinity : Math.max(0, shoppers - soFar);
  const endsAt = perDay > 0 && Number.isFinite(shoppersLeft) ? now + (shoppersLeft / perDay) * DAY_MS : null;
  const inFourWeeks = Math.floor(perDay * 28);
  const visibleEffect = inFourWeeks >= 2 * variants.length ? minimumEffect(plan, POWER, inFourWeeks) : null;
  return { shoppers, shoppersLeft, endsAt, visibleEffect };
}
