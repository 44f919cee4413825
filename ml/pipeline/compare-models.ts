import { checkLog } from "../data/check-log";
import type { EventLog } from "../data/events";
import { evaluate, type Metrics } from "../eval/evaluate";
import { chooseModel } from "./choose";
import type { Comparison, ComparisonRow, SplitSummary } from "./comparison";
import type { PipelineConfig } from "./config";
import { fitModels, listModels } from "./fit-models";
import { createPace, createProgress } from "./progress";
import type { TrainContext } from "./train-context";
import { tuneParameters } from "./tune";
import type { TunedParameters } from "./tuned-parameters";
import { createTuningWindows, createWindow, type Window } from "./window";

/**
 * Compares every model on a temporal split. The newest events are the test part, the newest of the rest the
 * validation part. Parameters and model are chosen on validation, fitted on the events before it; then all
 * are fitted again with those parameters on everything before the test part and measured there.
 *
 * @throws RangeError for a log that is not one, TrainingStopped when the context says so
 */
export async function compareModels(
  log: EventLog,
  config: PipelineConfig,
  ctx: TrainContext,
): Promise<Comparison> {
  checkLog(log);
  const context = { config, seed: ctx.seed, pace: createPace(ctx) };
  const test = createWindow(log, config.testShare, config.measuredShoppers, context);
  const before = test.fitting.log;
  const validation = createWindow(before, config.validationShare, config.measuredShoppers, context);

  const choices = config.alsChoices.length + config.itemKnnChoices.length + config.popularityDecays.length;
  const advance = createProgress(ctx, choices + 3);
  const tuned = await tuneParameters(createTuningWindows(before, context), config, advance);
  const onValidation = await measureAll(validation, tuned, ctx);
  advance("Measuring on validation");
  const onTest = await measureAll(test, tuned, ctx);
  advance("Measuring on test");

  const rows = joinRows(onValidation, onTest);
  const split = summariseSplit(log, validation.fitting.log.length, before.length);
  return { k: config.k, split, rows, tuned, ...chooseModel(rows, config.k) };
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
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const model of listModels(await fitModels(fitting, tuned))) {
    const start = ctx.clock?.() ?? 0;
    const metrics = await evaluate(model, evaluation, fitting.config.k, fitting.pace);
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
