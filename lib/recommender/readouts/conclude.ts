import { type Analysis, type AnalysisProblem } from "@/ml/index";
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
  if (readout.preference) return concludePreference(definition, readout.preference, runTime);
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

/** Of lists drafted from both variants: whose products are clicked. */
function concludePreference(
  { variants }: Said,
  { error, low, high }: Analysis,
  runTime: RunTime | null,
): Conclusion {
  if (error === "empty_variant" || error === "single_unit")
    return {
      kind: "waiting",
      variant: null,
      text: "Hardly anybody has clicked in a list of this experiment yet.",
    };
  if (error) return withheld(error, runTime);
  const [first, second] = variants;
  const [from, to] = [Math.round((low ?? -1) * 100), Math.round((high ?? 1) * 100)];
  const name = (one: typeof first) => one?.name ?? "";
  const say = (winner: typeof first, other: typeof first, least: number, most: number) =>
    `Of 100 clicks, between ${least} and ${most} more go to the products of ${name(winner)} than to those of ${name(other)}. Stop it and keep ${name(winner)}.`;
  if (low !== null && low > 0)
    return { kind: "better", variant: second?.key ?? null, text: say(second, first, from, to) };
  if (high !== null && high < 0)
    return { kind: "worse", variant: second?.key ?? null, text: say(first, second, -to, -from) };
  const text = `Of 100 clicks, the products of ${name(second)} may have up to ${-from} fewer or up to ${to} more than those of ${name(first)}: not told apart yet.`;
  return { kind: "open", variant: null, text };
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
  if (primary.compared.every((one) => isSmall(one, definition.minimumEffect)))
    return { kind: "same", variant: null, text: saySmall(definition.minimumEffect) };
  return { kind: "open", variant: null, text: sayOpen(definition, primary, control, runTime) };
}

/** Whether whatever difference there may be is smaller than the one worth having. */
export function isSmall({ analysis: { low, high } }: Compared, minimumEffect: number): boolean {
  return Math.max(Math.abs(low ?? Infinity), Math.abs(high ?? Infinity)) < minimumEffect;
}

export const saySmall = (minimumEffect: number) =>
  `If there is a difference, it is smaller than the ${percent(minimumEffect)} that would be worth having.`;

/** A belief is clear where it would be no more wrong than a test; an interval, when it leaves 0 out. */
export function isClear({ analysis: { low, high, chanceToWin } }: Compared, alpha: number): boolean {
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
function sayLift(definition: Said, compared: Compared, control: string): string {
  const { verb } = METRIC_FACTS[definition.metric];
  return `${nameOf(definition, compared.variant)} ${verb} ${sayClear(compared)} than ${control}.`;
}

/** `between 2 % and 9 % more`, of a difference that is clear. */
export function sayClear({ analysis: { low, high, lift } }: Compared): string {
  const more = (lift ?? 0) > 0;
  const [near, far] = more ? [low, high] : [high, low];
  const range =
    near === null || far === null
      ? `about ${percent(lift ?? 0)}`
      : `between ${percent(near)} and ${percent(far)}`;
  return `${range} ${more ? "more" : "less"}`;
}

/** `between 2 % less and 9 % more`, of one that is not. */
export function sayUnclear({ analysis: { low, high } }: Compared): string {
  // Nobody can buy less than nothing.
  const from = low === null || low <= -1 ? "any amount less" : `${percent(low)} ${low < 0 ? "less" : "more"}`;
  const to = high === null ? "any amount more" : `${percent(high)} ${high < 0 ? "less" : "more"}`;
  return `between ${from} and ${to}`;
}

function sayOpen(definition: Said, primary: MetricReadout, control: string, runTime: RunTime | null): string {
  const { verb } = METRIC_FACTS[definition.metric];
  const parts = primary.compared.map((compared) => {
    const { risk: risks } = compared.belief;
    const risk = risks === null ? "" : ` Choosing it now risks ${percent(risks[1])} on average.`;
    return `${nameOf(definition, compared.variant)} ${verb} ${sayUnclear(compared)} than ${control}.${risk}`;
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
