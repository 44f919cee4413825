import { createRng, type KernelPool, type Measurement, NO_PACE, type Pace } from "@/ml/index";
import { type OnProgress, progressWithin } from "@/lib/platform/progress";
import type { Bench } from "./bench";
import { compareBlend } from "./compare-blend";
import { combineFolds, compareModel, type FoldResult } from "./compare-model";
import type { Dataset } from "./read/dataset";
import { type Folds, makeFolds } from "./make-folds";
import { BLEND, type Plan } from "./plan";
import type { BenchmarkSummary, ModelResult, Outcome } from "./results";
import { SearchBudget } from "./search-budget";

export interface BenchmarkRun {
  /** Milliseconds, from any origin. */
  readonly clock: () => number;
  readonly pace?: Pace;
  readonly pool?: KernelPool | undefined;
  onProgress?: OnProgress;
  /** Called once, before the first model. */
  onSummary?(summary: BenchmarkSummary): void;
  /** Called as soon as a model is done. */
  onOutcome?(outcome: Outcome): void;
}

/**
 * Compares models on a data set as a plan says. A model that cannot learn from this data is an outcome with its
 * reason.
 *
 * @throws AppError when the data set cannot be parted that way
 */
export async function runBenchmark(dataset: Dataset, plan: Plan, run: BenchmarkRun): Promise<Outcome[]> {
  const folds = await makeFolds(dataset, plan, createRng(plan.seed));
  run.onSummary?.(summarise(dataset, plan, folds));
  const keep = plan.models.includes(BLEND);
  const fitted = new Map<string, FoldResult[]>();
  const outcomes: Outcome[] = [];
  // A blend is of the others, so it comes last.
  const kinds = [...plan.models.filter((kind) => kind !== BLEND), ...(keep ? [BLEND] : [])];
  const shared = shareBench(dataset, plan, folds, run);
  const onAll: OnProgress = run.onProgress ?? (() => {});
  for (const [number, kind] of kinds.entries()) {
    const onProgress = progressWithin(onAll, number / kinds.length, (number + 1) / kinds.length);
    const bench: Bench = { ...shared, onProgress };
    const outcome = await refusing(kind, async () => {
      const results = kind === BLEND ? await compareBlend(fitted, bench) : await compareModel(kind, bench);
      if (keep) fitted.set(kind, results);
      return selectMetrics(combineFolds(kind, results), plan.metrics);
    });
    outcomes.push(outcome);
    run.onOutcome?.(outcome);
  }
  return outcomes;
}

function shareBench(
  { name, content, validation, ids }: Dataset,
  plan: Plan,
  { origin, folds }: Folds,
  { clock, pool, pace = NO_PACE }: BenchmarkRun,
): Omit<Bench, "onProgress"> {
  const budget = new SearchBudget(plan, folds.length);
  const about = { plan, dataset: name, origin, folds, validation, ids };
  return { ...about, pace, pool, content, clock, budget, found: new Map() };
}

/** Models say by a RangeError that they cannot learn from this data; everything else is a bug. */
async function refusing(model: string, work: () => Promise<ModelResult>): Promise<Outcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { model, refused: error.message };
  }
}

function selectMetrics(result: ModelResult, wanted: readonly string[] | null): ModelResult {
  if (wanted === null) return result;
  const isWanted = ({ metric }: Measurement) =>
    wanted.includes(metric) || wanted.includes(metric.split("@")[0] ?? "");
  const measurements = result.measurements.filter(isWanted);
  if (measurements.length > 0) return { ...result, measurements };
  const known = result.measurements.map(({ metric }) => metric).join(", ");
  throw new RangeError(`None of the metrics ${wanted.join(", ")} is measured here; there are ${known}.`);
}

function summarise(dataset: Dataset, { protocol }: Plan, { folds, notes, files }: Folds): BenchmarkSummary {
  return {
    name: dataset.name,
    files: [...dataset.files, ...files],
    notes: [...dataset.notes, ...notes],
    protocol: protocol.name,
    shoppers: dataset.log.userCount,
    products: dataset.log.itemCount,
    trainEvents: folds.map(({ train }) => train.length),
    cases: folds.map(({ evaluation }) => evaluation.cases.length),
  };
}
