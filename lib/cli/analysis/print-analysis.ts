import { type Analysis, type AnalysisInput, explainProblem, type VariantComparison } from "@/ml/index";
import { formatCount, formatTable } from "../format-table";
import type { Output } from "../output";
import { describeAnalysis, writeAmount, writeChance } from "./describe-analysis";

/** The documented result; of more than two variants, every comparison with the first besides. */
export function toResult(found: Analysis, comparisons: readonly VariantComparison[]): object {
  return comparisons.length > 1 ? { ...found, comparisons } : found;
}

/** Sentences first, then the numbers behind them. */
export function printAnalysis(
  input: AnalysisInput,
  comparisons: readonly VariantComparison[],
  out: Output,
): void {
  if (comparisons.length === 0) out.line(`${explainProblem("too_few_variants")}\n`);
  for (const found of comparisons) {
    for (const sentence of describeAnalysis(input, found)) out.line(sentence);
    out.line();
  }
  const header = [
    "variant",
    "shoppers",
    "mean",
    "lift",
    "low",
    "high",
    "standard error",
    ...lastColumns(input),
  ];
  const rows = input.variants.map((variant, i) => {
    const found = comparisons[i - 1];
    return [variant.name, formatCount(variant.n), meanOf(variant), ...(found ? numbersOf(input, found) : [])];
  });
  for (const line of formatTable(header, rows)) out.line(line);
}

function lastColumns({ method, variants }: AnalysisInput): string[] {
  if (method === "bayesian") return ["chance to win"];
  return variants.length > 2 ? ["p", "p of several"] : ["p"];
}

function meanOf({ n, sum, denominator }: AnalysisInput["variants"][number]): string {
  const mean = sum / (denominator?.sum ? denominator.sum : n);
  return Number.isFinite(mean) ? writeAmount(mean, false) : "–";
}

/** Nothing of what must not be read. */
function numbersOf(input: AnalysisInput, found: VariantComparison): string[] {
  const { lift, low, high, standardError, p, adjustedP, chanceToWin, error } = found;
  if (error !== null) return ["–", "–", "–", "–", "–"];
  const write = (value: number | null) => (value === null ? "open" : writeAmount(value, input.relative));
  const chances =
    input.method === "bayesian"
      ? [writeChance(chanceToWin)]
      : input.variants.length > 2
        ? [writeChance(p), writeChance(adjustedP)]
        : [writeChance(p)];
  return [...[lift, low, high, standardError].map(write), ...chances];
}
