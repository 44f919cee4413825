import { createRng } from "../base/rng";
import { checkLog } from "../core/data/check-log";
import type { EventLog } from "../core/data/events";
import { sampleUsers } from "../core/data/sample-users";
import { findTemporalCut, sliceLog } from "../core/data/split";
import type { Parameters } from "../core/model/parameters";
import { profileLog } from "../core/model/suitability";
import type { Evaluation } from "../eval/splits/evaluation";
import type { ModelBundle } from "./bundle";
import { learnBlend, LEARNING_SHARE, type LearnedBlend } from "./blend-contenders";
import { listCandidates } from "./candidates";
import { chooseModel, type Choice } from "./choose";
import type { Comparison, ComparisonRow, Skipped, SplitSummary } from "./comparison";
import type { PipelineConfig } from "./config";
import type { FitContext } from "./fit-part";
import { measureOnTest } from "./measure-test";
import { createFittedModels } from "./fitted-models";
import { BLEND, createRecipe, type Recipe } from "./recipe";
import { limitUsers } from "./sample-evaluation";
import {
  metricsOf,
  parametersOf,
  searchCandidates,
  type Contender,
  type Searching,
} from "./search-candidates";
import { createStages } from "./stages";
import { contextWithin, type TrainContext } from "./train-context";
import type { TrainingData } from "./training-data";
import { createTuningWindows, createWindow } from "./window";

/** Of the progress of a comparison, this share is choosing and the rest is measuring what was chosen. */
const CHOOSING_SHARE = 0.7;
/** Of the time there is, this share is kept for fitting the parts of a blend once more. */
const BLEND_SHARE = 0.2;

export interface CompareOptions {
  /** What serves today: its parts and their parameters are tried in any case. */
  readonly previous?: Recipe | null;
  /** Called with what was measured on the test part, to measure more of it there; it is let go afterwards. */
  onTest?(tested: TestedBundle): Promise<void>;
}

/** What ranks, fitted on everything before the test part, and that part. */
export interface TestedBundle {
  readonly bundle: ModelBundle;
  readonly past: EventLog;
  readonly evaluation: Evaluation;
}

/** A comparison, and what comparing versions needs besides what travels as JSON. */
export interface ComparisonResult {
  readonly comparison: Comparison;
  /** NDCG of the chosen model for each user of the test part, in the order of its evaluation. */
  readonly ndcgOnTest: Float64Array;
}

/**
 * Compares the registered models that fit a log on a temporal split. The newest events are the test part, the newest
 * of the rest the validation part. Parameters, weights of a blend and the model are chosen on validation, fitted on the
 * events before it. What was chosen is then fitted again on everything before the test part and measured there once,
 * for the record: nothing is decided by it.
 *
 * Of a log of more than `tuningEvents` events, validation sees those of a part of the users; the test is always of
 * models that have seen everybody.
 *
 * @throws RangeError for a log that is not one, TrainingStopped when the context says so
 */
export async function compareModels(
  data: TrainingData,
  config: PipelineConfig,
  ctx: TrainContext,
  { previous = null, onTest }: CompareOptions = {},
): Promise<ComparisonResult> {
  const { log, content } = data;
  checkLog(log);
  const before = sliceLog(log, 0, findTemporalCut(log, config.testShare));
  const choosing = contextWithin(ctx, 0, CHOOSING_SHARE);
  const { rows, skipped, tuned, blend } = await compareOnValidation(data, before, config, choosing, previous);
  const { chosen, reason } = pickModel(rows, config);
  const weights = chosen === BLEND && blend !== null ? blend.weights : { [chosen]: 1 };
  const blended = chosen === BLEND && blend !== null ? blend.tuned : [];
  const recipe = createRecipe(weights, new Map([...tuned, ...blended]), config);

  const users = limitUsers(config.measuredUsers, config.measuredScores, log.itemCount);
  const test = createWindow(log, config.testShare, users, { config, seed: ctx.seed });
  const testing = createFitContext(contextWithin(ctx, CHOOSING_SHARE, 1), config);
  const report = await measureOnTest(recipe, test, content, config, testing);
  await onTest?.({ bundle: report.bundle, past: test.train, evaluation: test.evaluation });
  const comparison: Comparison = {
    k: config.k,
    split: summariseSplit(log, findTemporalCut(before, config.validationShare), before.length),
    rows: rows.map((row) => ({ ...row, test: report.metrics.get(row.model) ?? null })),
    skipped,
    chosen,
    reason,
    overPopularity: report.overPopularity,
    recipe,
  };
  return { comparison, ndcgOnTest: report.ndcg };
}

function createFitContext(ctx: TrainContext, { weights }: PipelineConfig): FitContext {
  const context = { weights, seed: ctx.seed, stages: createStages(ctx) };
  return ctx.pool === undefined ? context : { ...context, pool: ctx.pool };
}

interface OnValidation {
  readonly rows: readonly ComparisonRow[];
  readonly skipped: readonly Skipped[];
  readonly tuned: ReadonlyMap<string, Parameters>;
  readonly blend: LearnedBlend | null;
}

/** A function of its own: its sample, its windows and their models end with it. */
async function compareOnValidation(
  { log, content }: TrainingData,
  before: EventLog,
  config: PipelineConfig,
  ctx: TrainContext,
  previous: Recipe | null,
): Promise<OnValidation> {
  const sample = sampleUsers(before, config.tuningEvents, createRng(ctx.seed));
  const windows = createTuningWindows(sample, { config, seed: ctx.seed });
  const { candidates, skipped } = listCandidates(profileLog(log, content), windows, config, previous);
  if (windows.length === 0) return { rows: [], skipped: [], tuned: new Map(), blend: null };
  const context = createFitContext(ctx, config);
  const { budgetSeconds } = config;
  context.stages.expect((1 + LEARNING_SHARE) * budgetSeconds);
  const isBlended = config.ranker === null || config.ranker === BLEND;
  const searching: Searching = {
    windows,
    config,
    context,
    content,
    clock: ctx.clock ?? (() => 0),
    ...(isBlended && { fitted: createFittedModels() }),
  };
  const budget = { left: (1 - BLEND_SHARE) * budgetSeconds };
  const found = await searchCandidates(candidates, budget, searching);
  budget.left += BLEND_SHARE * budgetSeconds;
  const blend = isBlended ? await learnBlend(found.contenders, budget, searching) : null;
  context.stages.finish();
  const users = windows.reduce((sum, { evaluation }) => sum + evaluation.cases.length, 0);
  const rows = found.contenders.map((contender) => describe(contender, users, config));
  return {
    rows: blend === null ? rows : [...rows, describeBlend(blend)],
    skipped: [...skipped, ...found.skipped],
    tuned: new Map(found.contenders.map((one) => [one.entry.kind, parametersOf(one, config)])),
    blend,
  };
}

function describe(contender: Contender, users: number, config: PipelineConfig): ComparisonRow {
  const { entry, best, trials, seconds } = contender;
  return {
    model: entry.kind,
    parameters: parametersOf(contender, config),
    validation: metricsOf(best, config.k, users),
    test: null,
    trials: trials.length,
    seconds,
  };
}

function describeBlend({ weights, validation, seconds }: LearnedBlend): ComparisonRow {
  return { model: BLEND, parameters: weights, validation, test: null, trials: 1, seconds };
}

/** The best one, or the one that was asked for. */
function pickModel(rows: readonly ComparisonRow[], { k, ranker }: PipelineConfig): Choice {
  const isThere = ranker !== null && (ranker !== BLEND || rows.some(({ model }) => model === BLEND));
  if (!isThere) return chooseModel(rows, k);
  return { chosen: ranker, reason: `"${ranker}" was chosen because it was asked for.` };
}

function summariseSplit(log: EventLog, validationCut: number, testCut: number): SplitSummary {
  return {
    trainEvents: validationCut,
    validationEvents: testCut - validationCut,
    testEvents: log.length - testCut,
    validationFrom: validationCut < testCut ? log.at[validationCut] : null,
    testFrom: testCut < log.length ? log.at[testCut] : null,
  };
}
