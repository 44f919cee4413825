import { checkLog } from "../core/data/check-log";
import type { EventLog } from "../core/data/events";
import { findTemporalCut, sliceLog } from "../core/data/split";
import { evaluate, type Metrics } from "../eval/evaluate";
import { createRng } from "../base/rng";
import { limitUsers } from "./ask-users";
import { chooseModel } from "./choose";
import type { Comparison, ComparisonRow, SplitSummary } from "./comparison";
import type { PipelineConfig } from "./config";
import { fitCost, measureCost } from "./costs";
import { fitModels, listModels } from "./fit-models";
import { sampleUsers } from "../core/data/sample-users";
import { createStages } from "./stages";
import type { TrainContext } from "./train-context";
import { tuneParameters, tuningCost } from "./tune";
import type { TunedParameters } from "./tuned-parameters";
import { createTuningWindows, createWindow, type Window, type WindowContext } from "./window";

/** How many `listModels` lists. */
const MODELS = 6;

/**
 * Compares every model on a temporal split. The newest events are the test part, the newest of the rest the
 * validation part. Parameters and model are chosen on validation, fitted on the events before it; then all
 * are fitted again with those parameters on everything before the test part and measured there.
 *
 * Of a log of more than `tuningEvents` events, validation sees those of a part of the users; the test is
 * always of models that have seen everybody.
 *
 * @throws RangeError for a log that is not one, TrainingStopped when the context says so
 */
export async function compareModels(
  log: EventLog,
  config: PipelineConfig,
  ctx: TrainContext,
): Promise<Comparison> {
  checkLog(log);
  const before = sliceLog(log, 0, findTemporalCut(log, config.testShare));
  const stages = createStages(ctx);
  const asking: Asking = {
    ctx,
    users: limitUsers(config.measuredUsers, config.measuredScores, log.itemCount),
    context: { config, seed: ctx.seed, stages, ...(ctx.pool && { pool: ctx.pool }) },
  };
  const { tuned, onValidation } = await chooseParameters(before, asking);
  const test = createWindow(log, config.testShare, asking.users, asking.context);
  const onTest = await measureAll(test, tuned, ctx, "Measuring on test");
  stages.finish();

  const rows = joinRows(onValidation, onTest);
  const split = summariseSplit(log, findTemporalCut(before, config.validationShare), before.length);
  return { k: config.k, split, rows, tuned, ...chooseModel(rows, config.k) };
}

interface Asking {
  readonly ctx: TrainContext;
  readonly context: WindowContext;
  /** Most users the table is measured on. */
  readonly users: number;
}

/** Parameters, and every model with them on validation. A function of its own: its sample and windows end with it. */
async function chooseParameters(before: EventLog, { ctx, context, users }: Asking) {
  const { config, stages } = context;
  const sample = sampleUsers(before, config.tuningEvents, createRng(ctx.seed));
  const windows = createTuningWindows(sample, context);
  const measuring = (events: number) => fitCost(events).all + MODELS * measureCost(users, before.itemCount);
  stages.expect(tuningCost(windows, config) + measuring(sample.length) + measuring(before.length));
  const tuned = await tuneParameters(windows, config, stages);
  const validation = createWindow(sample, config.validationShare, users, context);
  return { tuned, onValidation: await measureAll(validation, tuned, ctx, "Measuring on validation") };
}

interface Measured {
  readonly model: string;
  readonly metrics: Metrics;
  readonly seconds: number;
}

async function measureAll(
  { fitting, evaluation }: Window,
  tuned: TunedParameters,
  ctx: TrainContext,
  stage: string,
): Promise<Measured[]> {
  const { stages, config } = fitting;
  const measured: Measured[] = [];
  for (const model of listModels(await fitModels(fitting, tuned))) {
    stages.begin(stage, measureCost(evaluation.cases.length, evaluation.itemCount));
    const start = ctx.clock?.() ?? 0;
    const metrics = await evaluate(model, evaluation, config.k, stages.pace);
    measured.push({ model: model.kind, metrics, seconds: ((ctx.clock?.() ?? 0) - start) / 1000 });
  }
  return measured;
}

function joinRows(onValidation: readonly Measured[], onTest: readonly Measured[]): ComparisonRow[] {
  return onValidation.map((before, i) => ({
    model: before.model,
    validation: before.metrics,
    test: onTest[i].metrics,
    seconds: before.seconds + onTest[i].seconds,
  }));
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
