import {
  createGivenValidation,
  createPrefixFold,
  createRng,
  createValidationFold,
  findModel,
  type Fold,
  type Parameters,
  searchParameters,
  type Trial,
} from "@/ml/index";
import type { OnProgress } from "@/lib/platform/progress";
import { type Bench, byName, recordTrial, type TrialRecord } from "./bench";
import { readEarlierTrials } from "./earlier-trials";
import type { Choice } from "./results";
import { isSearched } from "./search-budget";

/** More cases tell two choices apart no better, and cost trials. */
const SEARCH_CASES = 5_000;
/** Time ends a search, not the number of its trials; behind these nothing better is found. */
const MOST_TRIALS = 1_000;

/**
 * What to choose on, the same for every model: the file that was given for it, else a part of a fold's training part.
 *
 * @throws RangeError when the training part is too small to be parted once more
 */
export function cutValidation(fold: Fold, { plan, origin, validation }: Bench): Fold {
  const rng = createRng(plan.seed + 1);
  try {
    if (validation?.kind === "log") return createGivenValidation(fold, validation.log, plan.weights, rng);
    if (validation !== null) return createPrefixFold(fold.train, validation.prefixes, plan.weights);
    return createValidationFold(fold, origin, plan.weights, rng);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    const what = validation === null ? "training part cannot be parted" : "validation file does not serve";
    throw new RangeError(`The ${what} to choose on. ${cause.message}`, { cause });
  }
}

/**
 * The parameters a model is fitted with: those of the plan, and the others as a search on a validation split of the
 * fold's training part finds them. The test part is not looked at.
 *
 * @throws RangeError when no trial succeeded
 */
export async function chooseParameters(
  kind: string,
  foldNumber: number,
  bench: Bench,
  onProgress: OnProgress,
): Promise<Choice> {
  const { plan, folds, pace, pool, content, clock, budget } = bench;
  const fixed = plan.parameters[kind] ?? {};
  const entry = findModel(kind);
  const fold = folds[foldNumber];
  if (fold === undefined || !isSearched(kind, plan)) {
    return { parameters: { ...plan.chosen[kind]?.[foldNumber], ...fixed }, search: null };
  }
  const k = Number(plan.objective.split("@")[1]);
  const began = clock();
  const budgetMs = budget.share();
  let [trials, stopped] = [0, 0];
  const searching = searchParameters({
    entry,
    fixed,
    pace,
    clock,
    seed: plan.seed,
    objective: plan.objective,
    starts: listStarts(kind, foldNumber, bench),
    race: true,
    ...(pool && { pool }),
    folds: [cutValidation(fold, bench)],
    training: { weights: plan.weights, ...(content && { content }) },
    ks: k > 0 ? [k] : plan.ks,
    budgetMs,
    maxTrials: MOST_TRIALS,
    maxCases: Math.min(SEARCH_CASES, plan.maxCases ?? SEARCH_CASES),
    onTrial(trial) {
      trials++;
      if (trial.stopped !== undefined) stopped++;
      recordTrial(bench, describeTrial(kind, foldNumber, fixed, trial));
      onProgress(Math.min(1, (clock() - began) / budgetMs), `${kind}: ${trials} trials`);
    },
  });
  const { best, refused } = await searching.finally(() => budget.spend(clock() - began));
  const noise = refused && { gain: refused.gain, error: refused.error };
  const search = {
    trials,
    stopped,
    metric: plan.objective,
    value: best.objective ?? Number.NaN,
    ...(noise && { refused: noise }),
  };
  bench.found.set(kind, [...(bench.found.get(kind) ?? []), best.parameters]);
  return { parameters: { ...fixed, ...best.parameters }, search };
}

/** A trial of a search as it is written down. */
function describeTrial(kind: string, fold: number, fixed: Parameters, trial: Trial): TrialRecord {
  const { parameters, metrics, objective, seconds, error, remark, abandoned, stopped } = trial;
  return {
    model: kind,
    fold,
    part: "validation",
    params: { ...findModel(kind).defaults, ...fixed, ...parameters },
    metrics: byName(metrics),
    seconds,
    ...(error !== undefined && { error }),
    ...(remark !== undefined && { remark }),
    ...(abandoned && { abandoned }),
    ...(stopped !== undefined && { stopped: { ...stopped, estimate: objective } }),
  };
}

/**
 * What is tried first: the defaults, what earlier folds and earlier runs found on the same data, and what proved itself
 * elsewhere.
 */
function listStarts(kind: string, foldNumber: number, bench: Bench): Parameters[] {
  const { plan, found } = bench;
  const fixed = plan.parameters[kind] ?? {};
  const { defaults, space, starts = [] } = findModel(kind);
  const isFree = (name: string): boolean => name in space && !(name in fixed);
  const first = Object.fromEntries(Object.entries(defaults).filter(([name]) => isFree(name)));
  const earlier = readEarlierTrials(kind, foldNumber, bench);
  const proved = [...(found.get(kind) ?? []), ...earlier, ...starts].map((parameters) =>
    Object.fromEntries(Object.entries(parameters).filter(([name]) => !(name in fixed))),
  );
  const all = [first, ...proved].map((parameters) => [JSON.stringify(parameters), parameters] as const);
  return [...new Map(all).values()];
}
