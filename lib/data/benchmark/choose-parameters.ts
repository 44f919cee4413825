import { createRng, createValidationFold, findModel, type Fold, searchParameters } from "@/ml/index";
import { type Bench, byName, recordTrial } from "./bench";
import type { Choice } from "./results";
import { isSearched } from "./search-budget";

/** More cases tell two choices apart no better, and cost trials. */
const SEARCH_CASES = 5_000;
/** Time ends a search, not the number of its trials; behind these nothing better is found. */
const MOST_TRIALS = 400;

/**
 * A part of a fold's training part to choose on; the same for every model.
 *
 * @throws RangeError when the training part is too small to be parted once more
 */
export function cutValidation(fold: Fold, { plan, origin }: Bench): Fold {
  try {
    return createValidationFold(fold, origin, plan.weights, createRng(plan.seed + 1));
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new RangeError(`The training part cannot be parted to choose on. ${cause.message}`, { cause });
  }
}

/**
 * The parameters a model is fitted with: those of the plan, and the others as a search on a validation split of the
 * fold's training part finds them. The test part is not looked at.
 *
 * @throws RangeError when no trial succeeded
 */
export async function chooseParameters(kind: string, foldNumber: number, bench: Bench): Promise<Choice> {
  const { plan, folds, pace, pool, content, clock, budget } = bench;
  const fixed = plan.parameters[kind] ?? {};
  const entry = findModel(kind);
  const fold = folds[foldNumber];
  if (fold === undefined || !isSearched(kind, plan)) {
    return { parameters: { ...plan.chosen[kind]?.[foldNumber], ...fixed }, search: null };
  }
  const k = Number(plan.objective.split("@")[1]);
  const began = clock();
  let trials = 0;
  const searching = searchParameters({
    entry,
    fixed,
    pace,
    clock,
    seed: plan.seed,
    objective: plan.objective,
    ...(pool && { pool }),
    folds: [cutValidation(fold, bench)],
    training: { weights: plan.weights, ...(content && { content }) },
    ks: k > 0 ? [k] : plan.ks,
    budgetMs: budget.share(),
    maxTrials: MOST_TRIALS,
    maxCases: Math.min(SEARCH_CASES, plan.maxCases ?? SEARCH_CASES),
    onTrial({ parameters, metrics, seconds, error }) {
      trials++;
      const params = { ...entry.defaults, ...fixed, ...parameters };
      const told = { model: kind, fold: foldNumber, part: "validation", params, seconds } as const;
      recordTrial(bench, { ...told, metrics: byName(metrics), ...(error !== undefined && { error }) });
      bench.onProgress(0, `${kind}: ${trials} trials`);
    },
  });
  const { best } = await searching.finally(() => budget.spend(clock() - began));
  const search = { trials, metric: plan.objective, value: best.objective ?? Number.NaN };
  return { parameters: { ...fixed, ...best.parameters }, search };
}
