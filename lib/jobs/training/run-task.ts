import { compareModels, encodeBundle, trainBundle } from "@/ml/index";
import { holdDuel } from "./duel";
import type { TrainingResult, TrainingTask } from "./training-task";

type Report = (fraction: number, stage: string) => void;

/** The part of `report` from one fraction to another. */
function between(report: Report, from: number, to: number): Report {
  return (fraction, stage) => report(from + (to - from) * fraction, stage);
}

/** Compares the models and, unless only that is asked, measures the live one and fits the bundle that is to serve. */
export async function runTask(task: TrainingTask, report: Report): Promise<TrainingResult> {
  const { log, productIds, pipeline, seed, incumbent } = task;
  const onlyCompare = task.until === "compare";
  const context = (from: number, to: number) => ({
    seed,
    clock: () => Date.now(),
    onProgress: between(report, from, to),
  });
  const comparison = await compareModels(log, pipeline, context(0, onlyCompare ? 1 : 0.65));
  if (onlyCompare) return { comparison, duel: null, bytes: null };
  const duel = incumbent && (await holdDuel(task, incumbent, comparison, context(0.65, 0.8)));
  const bundle = await trainBundle(log, productIds, comparison, pipeline, context(0.8, 1));
  return { comparison, duel, bytes: encodeBundle(bundle) };
}
