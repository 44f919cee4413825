import { type AnalysisInput, explainProblem, type VariantComparison } from "@/ml/index";

/** How numbers of this analysis are written: shares in percent, differences as they are. */
export function writeAmount(value: number, relative: boolean): string {
  const shown = relative ? value * 100 : value;
  const size = Math.abs(shown);
  const digits = size >= 100 ? 0 : size >= 10 ? 1 : relative ? 2 : 4;
  const text = shown.toFixed(digits).replace(/^-(?=0(\.0+)?$)/, "");
  return relative ? `${text} %` : text;
}

/** A share as it was given: 95 %, 2.5 %. */
export function writeShare(value: number): string {
  return `${Number((value * 100).toPrecision(4))} %`;
}

/** What an analysis says, as sentences: what differs, how certain that is, and whether the split may be trusted. */
export function describeAnalysis(input: AnalysisInput, found: VariantComparison): string[] {
  const { error, lift, standardError } = found;
  if (error !== null || lift === null || standardError === null) {
    return [
      `Nothing is said of ${found.variant}. ${error === null ? "" : explainProblem(error)}`,
      ...splitOf(found),
    ];
  }
  const sentences =
    input.method === "bayesian"
      ? describeBelief(input, found)
      : [describeInterval(input, found), certaintyOf(input, found)];
  return [...sentences, ...warnOfLosses(input), ...splitOf(found)];
}

function namesOf({ variants }: AnalysisInput, { variant }: VariantComparison) {
  return { a: variants[0]?.name ?? "", b: variant };
}

function describeInterval(input: AnalysisInput, found: VariantComparison): string {
  const { low, high, lift } = found;
  const { a, b } = namesOf(input, found);
  const write = (value: number) => writeAmount(Math.abs(value), input.relative);
  const measured = `measured: ${writeAmount(lift ?? 0, input.relative)}`;
  if (low !== null && low > 0) {
    const amount = high === null ? `at least ${write(low)}` : `between ${write(low)} and ${write(high)}`;
    return `${b} is ${amount} above ${a} (${measured}).`;
  }
  if (high !== null && high < 0) {
    const amount = low === null ? `at least ${write(high)}` : `between ${write(high)} and ${write(low)}`;
    return `${b} is ${amount} below ${a} (${measured}).`;
  }
  if (high === null)
    return `${b} is not shown to be above ${a}: it may be ${write(low ?? 0)} below (${measured}).`;
  if (low === null)
    return `${b} is not shown to be below ${a}: it may be ${write(high)} above (${measured}).`;
  return `No difference is shown: ${b} may be anything from ${write(low)} below to ${write(high)} above ${a} (${measured}).`;
}

function certaintyOf({ alpha, method }: AnalysisInput, { p }: VariantComparison): string {
  const sure = `Intervals made like this are right in ${writeShare(1 - alpha)} of experiments`;
  const when =
    method === "sequential" ? "however often one looks before" : "if the time to look was fixed beforehand";
  return `${sure}, ${when} (p = ${writeChance(p)}).`;
}

function describeBelief(input: AnalysisInput, found: VariantComparison): string[] {
  const { a, b } = namesOf(input, found);
  const { low, high, chanceToWin, risk } = found;
  const write = (value: number) => writeAmount(value, input.relative);
  const [keeping, choosing] = (risk ?? [0, 0]).map(write);
  return [
    `${b} is better than ${a} with a chance of ${writeAmount(chanceToWin ?? 0, true)}.`,
    `Choosing ${b} risks an expected loss of ${choosing}, keeping ${a} one of ${keeping}.`,
    `The difference is between ${write(low ?? 0)} and ${write(high ?? 0)} with a probability of ${writeShare(1 - input.alpha)}.`,
  ];
}

/** Relative to something below 0, more is less. */
function warnOfLosses({ relative, variants: [a], metric }: AnalysisInput): string[] {
  const base = metric === "ratio" ? (a?.sum ?? 0) * (a?.denominator?.sum ?? 1) : (a?.sum ?? 0);
  return relative && base < 0 ? [`The mean of ${a?.name} is below 0: "above" means further below 0.`] : [];
}

function splitOf({ srm, error }: VariantComparison): string[] {
  if (error === "sample_ratio_mismatch") return [`Chance of such a split: ${writeChance(srm.p)}.`];
  return srm.p === null ? [] : [`The split is as expected (p = ${writeChance(srm.p)}).`];
}

/** A probability as far as it tells something. */
export function writeChance(p: number | null): string {
  if (p === null) return "–";
  return p < 0.0001 ? "< 0.0001" : p.toFixed(4);
}
