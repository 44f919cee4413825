import { findImpossible, hasFewEvents, hasFewUnits } from "./check-variants";
import { measureEffect } from "./effect";
import { areOptionsGood, judgeEffect, type JudgeOptions } from "./judge";
import { adjustHolm } from "./multiple";
import { isProblem, type AnalysisProblem } from "./problem";
import { readShares, sampleRatioP } from "./sample-ratio";
import type { Metric, VariantSums } from "./variant";
import type { Verdict } from "./verdict";

/** How variants are to be compared. */
export interface AnalysisOptions extends JudgeOptions {
  readonly metric: Metric;
}

export interface AnalysisInput extends AnalysisOptions {
  /** The first is what the others are compared with. */
  readonly variants: readonly VariantSums[];
  /** How units were to be split; null or undefined: not known, and the split is not checked. */
  readonly expectedShares?: readonly number[] | null;
  /** As many units have to be behind each variant's numbers; unless told, as few as are no anecdote. */
  readonly leastEvents?: number;
}

/** What can be said of B against A. Without an error all that the method tells is there; no number is ever NaN. */
export interface Analysis {
  readonly lift: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly standardError: number | null;
  readonly p: number | null;
  readonly chanceToWin: number | null;
  readonly risk: readonly [number, number] | null;
  /** How well the split of units agrees with the expected one; null where none was. */
  readonly srm: { readonly p: number | null };
  readonly error: AnalysisProblem | null;
}

/** A variant against the first. */
export interface VariantComparison extends Analysis {
  readonly variant: string;
  /** p corrected for the number of variants (Holm). */
  readonly adjustedP: number | null;
}

/** Splits less likely than this are no accident, and nothing else may be read. */
export const MISMATCH_BELOW = 0.001;
export const DEFAULT_ALPHA = 0.05;
export const DEFAULT_TUNING = 5000;

/** An answer without numbers. */
export const NOTHING = {
  lift: null,
  low: null,
  high: null,
  standardError: null,
  p: null,
  chanceToWin: null,
  risk: null,
} as const;

/** The first other variant against the first variant. Answers always; what is wrong is in `error`. */
export function analyse(input: AnalysisInput): Analysis {
  return analysePair(input, 1);
}

/** Every other variant against the first. */
export function analyseAll(input: AnalysisInput): VariantComparison[] {
  const others = input.variants.slice(1);
  const found = others.map((_, i) => analysePair(input, i + 1));
  const adjusted = adjustHolm(found.map(({ p }) => p));
  return found.map((one, i) => ({ variant: others[i].name, ...one, adjustedP: adjusted[i] }));
}

function analysePair(input: AnalysisInput, place: number): Analysis {
  const { variants, expectedShares } = input;
  const shares = expectedShares ? readShares(expectedShares, variants.length) : null;
  const srm = { p: shares ? splitP(variants, shares) : null };
  const verdict = judge(input, place);
  if (isProblem(verdict)) return { ...NOTHING, srm, error: verdict };
  return { ...verdict, srm, error: findWithheld(input, place, srm.p, shares === null) };
}

function splitP(variants: readonly VariantSums[], shares: readonly number[]): number | null {
  const counts = variants.map(({ n }) => n);
  if (counts.length < 2 || !counts.every((n) => n >= 0 && Number.isFinite(n))) return null;
  return sampleRatioP(counts, shares);
}

function judge(input: AnalysisInput, place: number): Verdict | AnalysisProblem {
  const { variants, metric, relative } = input;
  if (!areOptionsGood(input)) return "bad_options";
  const impossible = findImpossible(variants, metric);
  if (impossible) return impossible;
  const effect = measureEffect(variants[0], variants[place], metric, relative);
  return isProblem(effect) ? effect : judgeEffect(effect, input);
}

/** Why numbers that could be reckoned must not be read, the gravest reason first. */
function findWithheld(
  input: AnalysisInput,
  place: number,
  splitIs: number | null,
  noShares: boolean,
): AnalysisProblem | null {
  const { variants, expectedShares } = input;
  if (hasFewUnits(variants)) return "too_few_units";
  if (expectedShares && noShares) return "bad_shares";
  if (splitIs !== null && splitIs < MISMATCH_BELOW) return "sample_ratio_mismatch";
  return hasFewEvents([variants[0], variants[place]], input) ? "too_few_events" : null;
}
