import { z } from "zod";
import { type AnalysisInput, DEFAULT_ALPHA, DEFAULT_TUNING, type VariantSums } from "@/ml/index";

const paired = z.strictObject({ sum: z.number(), sumSquares: z.number(), sumProducts: z.number() });

const covariate = paired.extend({
  sumSquares: z.number().optional(),
  withDenominator: z.number().optional(),
  denominator: paired.extend({ withMetric: z.number(), withDenominator: z.number() }).nullish(),
});

const variant = z.strictObject({
  name: z.string().min(1),
  n: z.number(),
  sum: z.number(),
  sumSquares: z.number().optional(),
  covariate: covariate.nullish(),
  denominator: paired.nullish(),
});

/**
 * What `aisle analyze` is given (docs/experiments.md). Unknown keys, values of another type and combinations that mean
 * nothing are refused here; counts that cannot be are the statistics' business, which answer with a word.
 */
export const analysisInput = z
  .strictObject({
    metric: z.enum(["mean", "proportion", "ratio"]),
    relative: z.boolean().default(true),
    sided: z.enum(["two", "greater", "less"]).default("two"),
    alpha: z.number().gt(0).lt(1).default(DEFAULT_ALPHA),
    method: z.enum(["fixed", "sequential", "bayesian"]).default("fixed"),
    tuning: z.number().positive().default(DEFAULT_TUNING),
    prior: z.strictObject({ mean: z.number(), sd: z.number().positive() }).nullable().default(null),
    variants: z.array(variant),
    expectedShares: z.array(z.number()).nullish(),
  })
  .superRefine((input, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    if (input.method === "sequential" && input.sided !== "two" && input.alpha >= 0.5)
      refuse(["alpha"], "A one-sided sequence needs an alpha below 0.5.");
    const names = input.variants.map(({ name }) => name);
    const isAdjusted = input.variants.some(({ covariate }) => isGiven(covariate));
    input.variants.forEach((one, i) => {
      if (names.indexOf(one.name) !== i) refuse(["variants", i, "name"], `There is another "${one.name}".`);
      for (const { path, message } of findContradictions(one, input.metric, isAdjusted))
        refuse(["variants", i, ...path], message);
    });
  })
  .transform((input) => ({
    ...input,
    variants: input.variants.map((one) => squareShares(one, input.metric)),
  }));

type GivenVariant = z.output<typeof variant>;

/** The squares of a covariate that is a yes or no, as those of the proportion itself, need not be told: 0 and 1 are theirs. */
function squareShares({ covariate: x, ...rest }: GivenVariant, metric: AnalysisInput["metric"]): VariantSums {
  if (!x) return rest;
  const { sumSquares = 0, sum } = x;
  const squares = metric === "proportion" && sumSquares === 0 ? sum : sumSquares;
  return { ...rest, covariate: { ...x, sumSquares: squares } };
}

interface Contradiction {
  path: string[];
  message: string;
}

/**
 * What a variant lacks for its metric, or has in spite of it. Sums of 0 are as good as none, but for a covariate where
 * another variant's tells something: then these shoppers did nothing before.
 */
function* findContradictions(
  one: GivenVariant,
  metric: AnalysisInput["metric"],
  isAdjusted: boolean,
): Generator<Contradiction> {
  const { sumSquares, denominator, covariate: x } = one;
  if (isAdjusted && !x)
    yield { path: ["covariate"], message: "Either every variant has a covariate or none." };
  if (metric !== "proportion" && sumSquares === undefined)
    yield { path: ["sumSquares"], message: `A ${metric} needs the sum of squares.` };
  if (metric !== "proportion" && x && x.sumSquares === undefined)
    yield {
      path: ["covariate", "sumSquares"],
      message: `The covariate of a ${metric} needs the sum of squares.`,
    };
  if (metric !== "ratio") {
    if (isGiven(denominator)) yield { path: ["denominator"], message: `A ${metric} has no denominator.` };
    if (isGiven(x?.denominator))
      yield { path: ["covariate", "denominator"], message: `A ${metric} has no denominator.` };
    return;
  }
  if (!denominator) yield { path: ["denominator"], message: "A ratio needs a denominator." };
  if (!isAdjusted || !x) return;
  if (!x.denominator)
    yield { path: ["covariate", "denominator"], message: "The covariate of a ratio needs a denominator." };
  if (x.withDenominator === undefined)
    yield {
      path: ["covariate", "withDenominator"],
      message: "The covariate of a ratio needs these products.",
    };
}

function isGiven<T extends { sum: number; sumSquares?: number | undefined; sumProducts: number }>(
  sums: T | null | undefined,
): sums is T {
  return !!sums && (sums.sum !== 0 || !!sums.sumSquares || sums.sumProducts !== 0);
}
