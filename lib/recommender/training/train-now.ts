import "server-only";
import { AppError } from "@/lib/platform/errors";
import type { Comparison, PipelineConfig } from "@/ml/index";
import { takeSnapshot } from "./snapshot/snapshot";
import { SEED, trainModel, type TrainOutcome } from "./train-model";
import { runTraining } from "./run-training";
import { usualPipeline } from "./usual-pipeline";

interface NowOptions {
  /** Milliseconds since the epoch: only earlier interactions are read. */
  until?: number | null;
  /** How models are compared; the usual way unless given. */
  pipeline?: PipelineConfig;
  signal?: AbortSignal;
  /** `fraction` 0–1. */
  onProgress?(fraction: number, stage: string): void;
}

/**
 * Trains in this process, without the queue and without a worker. `actor` is remembered by the audit. A shop without
 * interactions is an outcome, not an error.
 */
export async function trainNow(
  options: NowOptions & { actor: string; force?: boolean },
): Promise<TrainOutcome> {
  const { actor, force = false, until = null, pipeline, signal, onProgress } = options;
  const report = onProgress ?? (() => {});
  return trainModel({ until, force, jobId: null, actor, signal, report, ...(pipeline && { pipeline }) });
}

/** Compares all models on this shop's interactions; stores nothing. Throws AppError conflict when there are none. */
export async function evaluateNow({
  until = null,
  pipeline = usualPipeline(),
  signal,
  onProgress,
}: NowOptions = {}): Promise<Comparison> {
  const snapshot = await takeSnapshot({ until, signal });
  if (snapshot.log.length === 0)
    throw new AppError("conflict", "There are no interactions to compare models on yet.");
  const { comparison } = await runTraining(
    { ...snapshot, pipeline, seed: SEED, until: "compare", champion: null },
    { signal, onProgress },
  );
  return comparison;
}
