import { createBlendOf, type Fold, learnBlendWeights, type Recommender } from "@/ml/index";
import { type Bench, foldOf } from "./bench";
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

/** One of the models, as it was fitted for this fold. */
interface Part extends FoldResult {
  readonly kind: string;
}

async function blendOnFold(
  models: ReadonlyMap<string, readonly FoldResult[]>,
  number: number,
  bench: Bench,
): Promise<FoldResult> {
  const fold = foldOf(bench, number);
  const parts = [...models].flatMap(([kind, folds]) =>
    folds.slice(number, number + 1).map((part): Part => ({ kind, ...part })),
  );
  const start = bench.clock();
  const report = (stage: string) => bench.onProgress(number / bench.folds.length, `${BLEND}: ${stage}`);
  const weights = await learnWeights(parts, cutValidation(fold, bench), bench, report);
  const learned = (bench.clock() - start) / 1000;
  // What has nothing to say is left out: it would only take time.
  const used = parts
    .map((part, i) => ({ ...part, weight: weights[i] ?? 0 }))
    .filter(({ weight }) => weight > 0);
  const blend = createBlendOf(used);
  const measured = await measure(BLEND, blend.model, number, bench);
  const parameters = Object.fromEntries(used.map(({ kind, weight }) => [kind, Number(weight.toFixed(4))]));
  const seconds = learned + used.reduce((sum, part) => sum + part.seconds, 0);
  return { fitted: { ...blend, parameters }, choice: { parameters, search: null }, measured, seconds };
}

/** One weight per part, learned from models fitted on the training part of `validation`. */
async function learnWeights(
  parts: readonly Part[],
  validation: Fold,
  bench: Bench,
  report: (stage: string) => void,
): Promise<readonly number[]> {
  const sources: Recommender[] = [];
  for (const { kind, choice } of parts) {
    report(`fitting ${kind} on validation`);
    sources.push((await fitModel(kind, choice.parameters, validation, bench)).fitted.model);
  }
  report("learning weights");
  const k = Math.max(...bench.plan.ks);
  return learnBlendWeights([{ sources, evaluation: validation.evaluation }], {
    k,
    pace: bench.pace,
    maxCases: LEARN_CASES,
  });
}
