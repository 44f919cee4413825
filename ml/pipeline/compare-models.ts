import { checkLog } from "../data/check-log";
import type { EventLog } from "../data/events";
import { findTemporalCut, sliceLog } from "../data/split";
import { createEvaluation, evaluate, sampleCases, type Evaluation, type Metrics } from "../eval/evaluate";
import { createRng } from "../math/rng";
import type { Pace } from "../pace";
import { chooseModel } from "./choose";
import type { Comparison, ComparisonRow, SplitSummary } from "./comparison";
import type { PipelineConfig } from "./config";
import { fitModels, listModels, type Fitting } from "./fit-models";
import { createPace, createProgress } from "./progress";
import type { TrainContext } from "./train-context";
import { tuneParameters } from "./tune";

/** A past to fit on and the shoppers to measure on afterwards. */
interface Side {
  readonly fitting: Fitting;
  readonly evaluation: Evaluation;
}

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
  const pace = createPace(ctx);
  const testCut = findTemporalCut(log, config.testShare);
  const before = sliceLog(log, 0, testCut);
  const validationCut = findTemporalCut(before, config.validationShare);
  const createSide = (past: EventLog, future: EventLog): Side => {
    const all = createEvaluation(past, future, config.weights);
    const evaluation = sampleCases(all, config.measuredShoppers, createRng(ctx.seed));
    return { evaluation, fitting: { log: past, now: all.now, config, seed: ctx.seed, pace } };
  };
  const validation = createSide(sliceLog(log, 0, validationCut), sliceLog(log, validationCut, testCut));
  const test = createSide(before, sliceLog(log, testCut, log.length));

  const choices = config.alsChoices.length + config.itemKnnChoices.length + config.popularityDecays.length;
  const advance = createProgress(ctx, choices + 3);
  const asked = sampleCases(validation.evaluation, config.tuningShoppers, createRng(ctx.seed));
  const tuned = await tuneParameters(validation.fitting, asked, advance);
  const onValidation = await measureAll(validation, tuned, config.k, pace, ctx);
  advance("Measuring on validation");
  const onTest = await measureAll(test, tuned, config.k, pace, ctx);
  advance("Measuring on test");

  const rows = joinRows(onValidation, onTest);
  const split = summariseSplit(log, validationCut, testCut);
  return { k: config.k, split, rows, tuned, ...chooseModel(rows, config.k) };
}

interface Measured {
  readonly model: string;
  readonly metrics: Metrics;
  readonly seconds: number;
}

async function measureAll(
  side: Side,
  tuned: Comparison["tuned"],
  k: number,
  pace: Pace,
  ctx: TrainContext,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const model of listModels(await fitModels(side.fitting, tuned))) {
    const start = ctx.clock?.() ?? 0;
    const metrics = await evaluate(model, side.evaluation, k, pace);
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
