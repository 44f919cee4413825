import type { AnalysisProblem } from "@/ml/index";
import type { Definition } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS } from "@/lib/recommender/experiments/metrics";
import { alphaOfEach } from "./alpha";
import type { Compared, MetricReadout, Readout } from "./judge";
import type { RunTime } from "./run-time";
import { sayProblem } from "./say-problem";

/** What an experiment comes to, so far. */
export interface Conclusion {
  /**
   * `waiting`: too little is known. `blocked`: the split is wrong, nothing may be read. `better`, `worse`: `variant` is,
   * with the certainty asked for. `harmful`: it is better, and harms a guardrail. `open`: not told apart yet. `same`: what
   * difference there may be is smaller than the one worth having.
   */
  kind: "waiting" | "blocked" | "better" | "worse" | "harmful" | "open" | "same";
  /** Of `better`, `worse` and `harmful`. */
  variant: string | null;
  /** One to three sentences. */
  text: string;
}

const percent = (share: number) =>
  `${(Math.abs(share) * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 })}%`;

type Said = Pick<Definition, "variants" | "metric" | "minimumEffect" | "method" | "alpha">;

const nameOf = ({ variants }: Said, key: string) => variants.find((one) => one.key === key)?.name ?? key;

/** What to make of a readout, in words a merchant can act on. */
export function conclude(definition: Said, readout: Readout, runTime: RunTime | null): Conclusion {
  const primary = readout.metrics[0];
  if (!primary || readout.shoppers.every((n) => n === 0))
    return { kind: "waiting", variant: null, text: "Nobody has seen a list of this experiment yet." };
  const problem = primary.compared.find(({ analysis }) => analysis.error !== null)?.analysis.error ?? null;
  if (problem) return withheld(problem, runTime);
  if (definition.method === "fixed" && runTime && runTime.shoppersLeft > 0)
    return {
      kind: "waiting",
      variant: null,
      text: `This experiment is read once, at its end: ${sayLeft(runTime)}`,
    };
  return compareAll(definition, readout, primary, runTime);
}

function withheld(problem: AnalysisProblem, runTime: RunTime | null): Conclusion {
  const text = sayProblem(problem);
  if (problem === "sample_ratio_mismatch") return { kind: "blocked", variant: null, text };
  return { kind: "waiting", variant: null, text: runTime ? `${text} ${sayLeft(runTime)}` : text };
}

function compareAll(
  definition: Said,
  readout: Readout,
  primary: MetricReadout,
  runTime: RunTime | null,
): Conclusion {
  const control = definition.variants[0]?.name ?? "";
  const clear = primary.compared
    .filter((one) => isClear(one, alphaOfEach(definition)))
    .sort((a, b) => (b.analysis.lift ?? 0) - (a.analysis.lift ?? 0));
  const [best] = clear;
  if (best && (best.analysis.lift ?? 0) > 0) return praise(definition, readout, best, control);
  if (best && clear.length === primary.compared.length)
    return {
      kind: "worse",
      variant: best.variant,
      text: `${sayLift(definition, best, control)} Keep ${control}.`,
    };
  const isSmall = primary.compared.every(({ analysis: { low, high } }) => {
    return Math.max(Math.abs(low ?? Infinity), Math.abs(high ?? Infinity)) < definition.minimumEffect;
  });
  if (isSmall)
    return {
      kind: "same",
      variant: null,
      text: `If there is a difference, it is smaller than the ${percent(definition.minimumEffect)} that would be worth having.`,
    };
  return { kind: "open", variant: null, text: sayOpen(definition, primary, control, runTime) };
}

/** A belief is clear where it would be no more wrong than a test; an interval, when it leaves 0 out. */
function isClear({ analysis: { low, high, chanceToWin } }: Compared, alpha: number): boolean {
  if (chanceToWin !== null) return Math.min(chanceToWin, 1 - chanceToWin) < alpha / 2;
  return (low !== null && low > 0) || (high !== null && high < 0);
}

function praise(definition: Said, readout: Readout, best: Compared, control: string): Conclusion {
  const harmed = readout.metrics.find(
    ({ role, compared }) =>
      role === "guardrail" &&
      compared.some(({ variant, analysis }) => variant === best.variant && (analysis.high ?? 1) < 0),
  );
  const text = sayLift(definition, best, control);
  if (!harmed)
    return {
      kind: "better",
      variant: best.variant,
      text: `${text} Stop it and keep ${nameOf(definition, best.variant)}.`,
    };
  const { label } = METRIC_FACTS[harmed.metric];
  return {
    kind: "harmful",
    variant: best.variant,
    text: `${text} But ${label.toLowerCase()} falls: weigh both before you decide.`,
  };
}

/** `Bold sells between 2 % and 9 % more than Usual.` */
function sayLift(definition: Said, { variant, analysis }: Compared, control: string): string {
  const { low, high, lift } = analysis;
  const { verb } = METRIC_FACTS[definition.metric];
  const more = (lift ?? 0) > 0;
  const [near, far] = more ? [low, high] : [high, low];
  const range =
    near === null || far === null
      ? `about ${percent(lift ?? 0)}`
      : `between ${percent(near)} and ${percent(far)}`;
  return `${nameOf(definition, variant)} ${verb} ${range} ${more ? "more" : "less"} than ${control}.`;
}

function sayOpen(definition: Said, primary: MetricReadout, control: string, runTime: RunTime | null): string {
  const parts = primary.compared.map(({ variant, analysis: { low, high }, belief }) => {
    const { verb } = METRIC_FACTS[definition.metric];
    const from = low === null ? "any amount less" : `${percent(low)} ${low < 0 ? "less" : "more"}`;
    const to = high === null ? "any amount more" : `${percent(high)} ${high < 0 ? "less" : "more"}`;
    const risk = belief.risk === null ? "" : ` Choosing it now risks ${percent(belief.risk[1])} on average.`;
    return `${nameOf(definition, variant)} ${verb} between ${from} and ${to} than ${control}.${risk}`;
  });
  return [...parts, ...(runTime ? [sayLeft(runTime)] : [])].join(" ");
}

/** `Decide on Thursday 4 June, or later.` */
function sayLeft({ shoppersLeft, endsAt }: RunTime): string {
  if (shoppersLeft <= 0)
    return "It has as many shoppers as it was planned for: what is left open may stay so.";
  const more = `${Math.ceil(shoppersLeft).toLocaleString("en-GB")} more shoppers are needed`;
  if (endsAt === null) return `${more}, and none have come lately.`;
  const day = new Date(endsAt).toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return `${more}: at the present rate you can decide on ${day}.`;
}
