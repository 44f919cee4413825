import { findModel, type Fitted, type Measured, type Measurement } from "@/ml/index";
import { progressWithin } from "@/lib/platform/progress";
import { type Bench, byName, recordTrial } from "./bench";
import { chooseParameters } from "./choose-parameters";
import { fitModel, measure } from "./fit-and-measure";
import type { Choice, ModelResult } from "./results";
import { isSearched } from "./search-budget";

/** What fitting takes of a fold, for those who watch; the rest is measuring. */
const FITTING = 0.7;
/** What a search takes of a fold that is searched. */
const SEARCHING = 0.9;

/** One model fitted and measured on one fold. */
export interface FoldResult {
  readonly fitted: Fitted;
  readonly choice: Choice;
  readonly measured: Measured;
  readonly seconds: number;
}

/**
 * A model on every fold.
 *
 * @throws RangeError for a model that cannot learn from this data
 */
export async function compareModel(kind: string, bench: Bench): Promise<FoldResult[]> {
  if (bench.content === null && findModel(kind).needsContent === true) {
    throw new RangeError(
      `${kind} reads names, texts and attributes of the items: give a file of them with --items.`,
    );
  }
  const results: FoldResult[] = [];
  for (const [number, fold] of bench.folds.entries()) {
    const searched = isSearched(kind, bench.plan) ? SEARCHING : 0;
    const onFold = progressWithin(
      bench.onProgress,
      number / bench.folds.length,
      (number + 1) / bench.folds.length,
    );
    const choice = await chooseParameters(kind, number, bench, progressWithin(onFold, 0, searched));
    const onFinal = progressWithin(onFold, searched, 1);
    const onFit = (fraction: number) => onFinal(FITTING * fraction, `${kind}: fitting`);
    onFit(0);
    const { fitted, seconds } = await fitModel(kind, choice.parameters, fold, bench, onFit);
    onFinal(FITTING, `${kind}: measuring`);
    const measured = await measure(kind, fitted.model, number, bench);
    results.push({ fitted, choice, measured, seconds });
    recordTest(kind, number, results[number], bench);
  }
  return results;
}

/** Writes down a fit that was measured on the test part. */
export function recordTest(model: string, fold: number, result: FoldResult | undefined, bench: Bench): void {
  if (result === undefined) return;
  const { fitted, measured, seconds } = result;
  const metrics = byName(measured.measurements);
  recordTrial(bench, { model, fold, part: "test", params: fitted.parameters, metrics, seconds });
}

/** The folds of a model as one result. Its parameters are those of the first fold. */
export function combineFolds(model: string, folds: readonly FoldResult[]): ModelResult {
  const [first] = folds;
  const latencies = folds.flatMap(({ measured }) => measured.latency?.p50 ?? []);
  return {
    model,
    parameters: first?.fitted.parameters ?? {},
    measurements: averageMeasurements(folds.map(({ measured }) => measured.measurements)),
    cases: folds.reduce((sum, { measured }) => sum + measured.cases, 0),
    fitSeconds: mean(folds.map(({ seconds }) => seconds)),
    answerMicroseconds: latencies.length > 0 ? 1000 * mean(latencies) : null,
    choices: folds.map(({ choice }) => choice),
    remarks: [...new Set(folds.flatMap(({ fitted }) => fitted.remark ?? []))],
  };
}

function averageMeasurements(folds: readonly (readonly Measurement[])[]): Measurement[] {
  return (folds[0] ?? []).map(({ metric }) => {
    const all = folds.flatMap((fold) => fold.filter((one) => one.metric === metric));
    const average = (field: "value" | "low" | "high") => mean(all.map((one) => one[field]));
    return { metric, value: average("value"), low: average("low"), high: average("high") };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
