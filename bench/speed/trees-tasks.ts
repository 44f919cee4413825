import type { Objective } from "@/ml/boosting/parameters";
import type { TreesData } from "./trees-data";
import type { TreesTask } from "./trees-options";

const ALPHA = 0.9;

export function objectiveOf(task: TreesTask): Objective {
  return task === "quantile" ? { kind: task, alpha: ALPHA } : { kind: task };
}

export function labelsOf({ numbers, answers, grades }: TreesData, task: TreesTask): Float32Array {
  return task === "binary" ? answers : task === "lambdarank" ? grades : numbers;
}

/** The same settings in LightGBM's words; all that is not named is the same by default. */
export function lightgbmSettings(task: TreesTask, trees: number, leaves: number, threads: number) {
  return {
    objective: task === "squared" ? "regression" : task,
    ...(task === "quantile" && { alpha: ALPHA }),
    num_iterations: trees,
    num_leaves: leaves,
    num_threads: threads,
    verbosity: -1,
  };
}
