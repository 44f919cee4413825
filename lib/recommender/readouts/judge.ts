import {
  adjustHolm,
  type Analysis,
  analyseAll,
  type AnalysisProblem,
  judgePreference,
  type Method,
  sampleRatioP,
} from "@/ml/index";
import type { Definition } from "@/lib/recommender/experiments/definition";
import { METRIC_FACTS, METRICS, type MetricKey } from "@/lib/recommender/experiments/metrics";
import { alphaOfEach } from "./alpha";
import { LEAST_EVENTS } from "./least-events";
import { type ReadoutSums, type Totals, toVariantSums, valueOf } from "./sums";

/** A variant against the first, in one metric. Numbers are there only where they may be read. */
export interface Compared {
  /** Key of the variant. */
  variant: string;
  analysis: Analysis;
  /** The same as a belief: the chance that it is better, and what either choice is expected to lose. */
  belief: Analysis;
}

/** What a metric is to an experiment: what it is about, what must not get worse, or what was only looked at as well. */
export type MetricRole = "primary" | "guardrail" | "other";

export interface MetricReadout {
  metric: MetricKey;
  role: MetricRole;
  /** Of each variant, in the order of the definition; null: nobody. */
  values: (number | null)[];
  compared: Compared[];
}

/** Everything an experiment tells at a moment. */
export interface Readout {
  /** Shoppers of each variant, in the order of the definition. */
  shoppers: number[];
  /** Who saw two variants and counts in none. */
  crossed: number;
  /** Chance of a split as uneven as this one; null where shares move or nobody was exposed. */
  splitP: number | null;
  metrics: MetricReadout[];
  /** The primary metric of parts of the shoppers: to look at, not to decide by. */
  segments: { name: string; shoppers: number; compared: Compared[] }[];
  /** Of interleaved lists: which variant shoppers prefer, −1 to 1, positive the second. */
  preference: Analysis | null;
}

/** What of an experiment its numbers are judged by. */
export type Judged = Pick<
  Definition,
  "variants" | "metric" | "guardrails" | "method" | "alpha" | "tuning" | "mode"
>;

const NONE: Omit<Totals, "variant"> = {
  n: 0,
  lists: 0,
  lists2: 0,
  clicked: 0,
  clicked2: 0,
  clickedLists: 0,
  clickShares: 0,
  carted: 0,
  bought: 0,
  boughtBefore: 0,
  boughtBoth: 0,
  orders: 0,
  orders2: 0,
  ordersBefore: 0,
  ordersBefore2: 0,
  ordersBoth: 0,
  revenue: 0,
  revenue2: 0,
  revenueBefore: 0,
  revenueBefore2: 0,
  revenueBoth: 0,
  listRevenue: 0,
  listRevenue2: 0,
  fullRevenue: 0,
};

/** The sums of each variant, in the order of the definition; what nobody has seen is all 0. */
function inOrder({ variants }: Pick<Judged, "variants">, totals: readonly Totals[]): Totals[] {
  return variants.map(
    ({ key }) => totals.find(({ variant }) => variant === key) ?? { variant: key, ...NONE },
  );
}

/** What an experiment tells. Never throws; what cannot be said is an error in place of its numbers. */
export function judge(definition: Judged, { crossed, variants, segments, preference }: ReadoutSums): Readout {
  const totals = inOrder(definition, variants);
  const { metric: primary, guardrails } = definition;
  const roleOf = (metric: MetricKey): MetricRole =>
    metric === primary ? "primary" : guardrails.includes(metric) ? "guardrail" : "other";
  const order = { primary: 0, guardrail: 1, other: 2 };
  const metrics = METRICS.map((metric) => {
    const values = totals.map((one) => valueOf(one, metric));
    return { metric, role: roleOf(metric), values, compared: compare(definition, totals, metric) };
  }).sort((a, b) => order[a.role] - order[b.role]);
  return {
    shoppers: totals.map(({ n }) => n),
    crossed,
    splitP: splitOf(definition, totals),
    metrics: correct(metrics),
    segments: Object.entries(segments)
      .map(([name, part]) => {
        const ofPart = inOrder(definition, part);
        const shoppers = ofPart.reduce((sum, { n }) => sum + n, 0);
        // A part may be split unevenly by what a variant does to it: only the whole has to agree with the shares.
        return { name, shoppers, compared: compare({ ...definition, mode: "bandit" }, ofPart, primary) };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    preference:
      preference &&
      judgePreference(preference, {
        sided: "two",
        alpha: definition.alpha,
        method: definition.method,
        tuning: definition.tuning,
      }),
  };
}

/** Shares that are fixed while it runs; null where they are not. */
function sharesOf({ variants, mode }: Judged): number[] | null {
  return mode === "split" ? variants.map(({ share }) => share) : null;
}

function splitOf(definition: Judged, totals: readonly Totals[]): number | null {
  const shares = sharesOf(definition);
  const counts = totals.map(({ n }) => n);
  return shares && counts.some((n) => n > 0) ? sampleRatioP(counts, shares) : null;
}

function compare(definition: Judged, totals: readonly Totals[], metric: MetricKey): Compared[] {
  const analysesBy = (method: Method) =>
    analyseAll({
      metric: METRIC_FACTS[metric].statistic,
      relative: true,
      sided: "two",
      alpha: alphaOfEach(definition),
      method,
      tuning: definition.tuning,
      prior: null,
      variants: withPast(totals.map((one) => toVariantSums(one, metric))),
      expectedShares: sharesOf(definition),
      leastEvents: LEAST_EVENTS,
    });
  const beliefs = analysesBy("bayesian");
  return analysesBy(definition.method).map((analysis, i) => {
    const belief = beliefs[i] ?? analysis;
    return { variant: analysis.variant, analysis: withhold(analysis), belief: withhold(belief) };
  });
}

/** A past in which nothing happened explains nothing, and is left out. */
function withPast(variants: ReturnType<typeof toVariantSums>[]) {
  const isTold = variants.every(
    ({ covariate: x, n }) => !x || (x.sum > 0 && x.sum * x.sum < n * (x.sumSquares ?? 0)),
  );
  return isTold ? variants : variants.map((one) => ({ ...one, covariate: null }));
}

/** Numbers that must not be read are not handed on. */
function withhold(analysis: Analysis): Analysis {
  if (analysis.error === null) return analysis;
  return {
    lift: null,
    low: null,
    high: null,
    standardError: null,
    p: null,
    chanceToWin: null,
    risk: null,
    srm: analysis.srm,
    error: analysis.error,
  };
}

/** Guardrails and what was looked at as well are several questions at once: their p are corrected (Holm). */
function correct(metrics: MetricReadout[]): MetricReadout[] {
  const others = metrics.filter(({ role }) => role !== "primary").flatMap(({ compared }) => compared);
  const corrected = adjustHolm(others.map(({ analysis }) => analysis.p));
  const byCompared = new Map(others.map((one, i) => [one, corrected[i] ?? null]));
  return metrics.map((metric) => ({
    ...metric,
    compared: metric.compared.map((one) => {
      const p = byCompared.get(one);
      return p === undefined ? one : { ...one, analysis: { ...one.analysis, p } };
    }),
  }));
}

/** Why nothing can be said of the primary metric yet; null when it can. */
export function problemOf({ metrics }: Readout): AnalysisProblem | null {
  return metrics[0]?.compared[0]?.analysis.error ?? null;
}
