import type { Definition } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import { DEFAULT_TUNING } from "@/ml/index";
import { alphaOfEach } from "./alpha";
import { type Conclusion, isClear, isSmall, sayClear, saySmall, sayUnclear } from "./conclude";
import { judge, type Judged, type Readout } from "./judge";
import { sayProblem } from "./say-problem";
import type { StoredReadout } from "./shelf";

/**
 * Something of the shop that some shoppers have and others do not: a flag, or all that changed since a holdout began.
 * `opening` is what a sentence on those who have it begins with.
 */
export type Change = Judged & Pick<Definition, "minimumEffect"> & { opening: string };

/** The keys of both variants: those without it come first, for the others are compared with them. */
export const WITHOUT = "without";
export const WITH = "with";

/** What everything a shop tries is worth is a small difference, and worth knowing. */
const MINIMUM_EFFECT = 0.02;

/** All that changed since a holdout of this share of shoppers began. */
export function changeSince(heldOut: number): Change {
  const opening = "With all that has changed since it began";
  return { ...describe(heldOut, "Held out", "All others"), opening };
}

/** What a flag switches, while this share of shoppers has it. */
export function changeByFlag(share: number): Change {
  return { ...describe(1 - share, "Without it", "With it"), opening: "With it" };
}

/** A change as the statistics take it: an experiment of two variants, judged by revenue, read at any time. */
function describe(shareWithout: number, without: string, having: string): Omit<Change, "opening"> {
  const nothing = { strategies: {}, model: null };
  return {
    variants: [
      { key: WITHOUT, name: without, share: shareWithout, ...nothing },
      { key: WITH, name: having, share: 1 - shareWithout, ...nothing },
    ],
    mode: "split",
    metric: "revenue",
    guardrails: [],
    method: "sequential",
    alpha: 0.05,
    tuning: DEFAULT_TUNING,
    minimumEffect: MINIMUM_EFFECT,
  };
}

/** What shoppers with the change spent, and the part of it that the change brought; negative: that it cost. Minor units. */
export interface Earned {
  spent: number;
  low: number;
  high: number;
}

/** What a change had told at one moment. */
export interface ChangePoint {
  /** Milliseconds since the epoch. */
  until: number;
  readout: Readout;
}

/** Everything a page shows of a change. */
export interface ChangeReport {
  change: Change;
  readout: Readout;
  /** The newest last. */
  curve: ChangePoint[];
  conclusion: Conclusion;
  /** Null unless there is a difference for certain, known from below and above. */
  earned: Earned | null;
  /** When it was counted, milliseconds since the epoch. */
  computedAt: number;
}

/** What was counted of a change, judged as experiments are; null before anything was. */
export function reportChange(change: Change, stored: readonly StoredReadout[]): ChangeReport | null {
  const curve = stored.map(({ until, sums }) => ({ until, readout: judge(change, sums) }));
  const readout = curve.at(-1)?.readout;
  const computedAt = stored.at(-1)?.computedAt;
  if (!readout || computedAt === undefined) return null;
  const conclusion = concludeChange(change, readout);
  return { change, readout, curve, conclusion, earned: earnedOf(change, readout), computedAt };
}

/** What to make of a change, in words a merchant can act on. */
export function concludeChange(change: Change, readout: Readout): Conclusion {
  const { metric, minimumEffect, opening } = change;
  if (readout.shoppers.every((n) => n === 0))
    return { kind: "waiting", variant: null, text: "Nobody has seen a list since it began." };
  const compared = readout.metrics[0]?.compared[0];
  const problem = compared?.analysis.error ?? null;
  if (!compared || problem) {
    const text = problem ? sayProblem(problem) : "";
    return { kind: problem === "sample_ratio_mismatch" ? "blocked" : "waiting", variant: null, text };
  }
  const { verb } = METRIC_FACTS[metric];
  if (isClear(compared, alphaOfEach(change))) {
    const kind = (compared.analysis.lift ?? 0) > 0 ? "better" : "worse";
    const text = `${opening}, the shop ${verb} ${sayClear(compared)} than without it.`;
    return { kind, variant: WITH, text };
  }
  if (isSmall(compared, minimumEffect)) return { kind: "same", variant: null, text: saySmall(minimumEffect) };
  const text = `${opening}, the shop ${verb} ${sayUnclear(compared)} than without it. More shoppers have to come before it can be told which.`;
  return { kind: "open", variant: null, text };
}

/** Of what was spent, all but what would have been spent anyway: `spent / (1 + lift)`, at either end of the interval. */
function earnedOf(change: Change, { metrics, shoppers }: Readout): Earned | null {
  const primary = metrics[0];
  const compared = primary?.compared[0];
  if (!compared || !isClear(compared, alphaOfEach(change))) return null;
  const { analysis } = compared;
  const spent = (primary.values[1] ?? 0) * (shoppers[1] ?? 0);
  if (analysis.low === null || analysis.high === null || analysis.low <= -1) return null;
  const broughtBy = (lift: number) => (spent * lift) / (1 + lift);
  return { spent, low: broughtBy(analysis.low), high: broughtBy(analysis.high) };
}
