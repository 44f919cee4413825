import { createBlendOf, learnBlendWeights } from "@/ml/index";
import type { Bench } from "./bench";
import { cutValidation } from "./choose-parameters";
import { type FoldResult, recordTest } from "./compare-model";
import { fitModel, measure } from "./fit-and-measure";
import { BLEND } from "./plan";

/** Weights are learned on at most so many cases. */
const LEARN_CASES = 3_000;

/**
 * The weighted sum of models that were compared before, on every fold. Its weights are learned on a validation split
 * of the training part, on which the models are fitted once more for that.
 *
 * @param models results of each model by fold
 * @throws RangeError when there are fewer than two models to blend
 */
export async function compareBlend(
  models: ReadonlyMap<string, readonly FoldResult[]>,
  bench: Bench,
): Promise<FoldResult[]> {
  if (models.size < 2) throw new RangeError(`A blend needs two models or more; there are ${models.size}.`);
  const results: FoldResult[] = [];
  for (const number of bench.folds.keys()) {
    const result = await blendOnFold(models, number, bench);
    results.push(result);
    recordTest(BLEND, number, result, bench);
  }
  return results;
}

async function blendOnFold(
  models: ReadonlyMap<string, readonly FoldResult[]>,
  number: number,
  bench: Bench,
): Promise<FoldResult> {
  const fold = bench.folds[number];
  if (fold === undefined) throw new RangeError(`There is no fold ${number}.`);
  const parts = [...models].flatMap(([kind, folds]) =>
    folds.slice(number, number + 1).map((part) => ({ kind, ...part })),
  );
  const validation = cutValidation(fold, bench);
  const start = bench.clock();
  const sources = [];
  for (const { kind, choice } of parts) {
    bench.onProgress(number / bench.folds.length, `${BLEND}: fitting ${kind} on validation`);
    sources.push((await fitModel(kind, choice.parameters, validation, bench)).fitted.model);
  }
  const k = Math.max(...bench.plan.ks);
  bench.onProgress(number / bench.folds.length, `${BLEND}: learning weights`);
  const options = { k, pace: bench.pace, maxCases: LEARN_CASES };
  const weights = await learnBlendWeights(sources, validation, options);
  const learned = (bench.clock() - start) / 1000;
  const fitted = createBlendOf(parts.map(({ fitted }, i) => ({ fitted, weight: weights[i] ?? 0 })));
  const measured = await measure(fitted.model, fold, bench);
  const shares = Object.fromEntries(parts.map(({ kind }, i) => [kind, Number((weights[i] ?? 0).toFixed(4))]));
  const seconds = learned + parts.reduce((sum, part) => sum + part.seconds, 0);
  const choice = { parameters: shares, search: null };
  return { fitted: { ...fitted, parameters: shares }, choice, measured, seconds };
}
