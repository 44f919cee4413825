import { availableParallelism } from "node:os";
import { sha256Of } from "@/lib/recommender/models/sha256";
import { createThreadPool, type ThreadPool } from "@/lib/platform/threads/create-thread-pool";
import { compareModels, encodeBundle, trainBundle } from "@/ml/index";
import { collectGarbage } from "./collect-garbage";
import { holdDuel } from "./duel";
import type { TrainingResult, TrainingTask } from "./training-task";

type Report = (fraction: number, stage: string) => void;

/** A log of fewer events is done before other threads are up. */
const EVENTS_FOR_THREADS = 20_000;

/** With a log of so many events, what a stage leaves behind is worth collecting before the next begins. */
const EVENTS_WORTH_COLLECTING = 500_000;

/** Reports, and cleans up after every stage. */
function cleaningUp(report: Report): Report {
  let before = "";
  return (fraction, stage) => {
    if (stage !== before) collectGarbage();
    before = stage;
    report(fraction, stage);
  };
}

/** The part of `report` from one fraction to another. */
function between(report: Report, from: number, to: number): Report {
  return (fraction, stage) => report(from + (to - from) * fraction, stage);
}

async function runWith(task: TrainingTask, report: Report, pool: ThreadPool | null): Promise<TrainingResult> {
  const { log, productIds, pipeline, seed, incumbent } = task;
  const context = (from: number, to: number) => ({
    seed,
    clock: () => Date.now(),
    onProgress: between(report, from, to),
    ...(pool && { pool }),
  });
  if (task.until === "compare") {
    return { comparison: await compareModels(log, pipeline, context(0, 1)), duel: null, bytes: null };
  }
  const [compared, fought] = incumbent ? [0.6, 0.8] : [0.75, 0.75];
  const comparison = await compareModels(log, pipeline, context(0, compared));
  const duel = incumbent && (await holdDuel(task, incumbent, comparison, context(compared, fought)));
  const bundle = await trainBundle(log, productIds, comparison, pipeline, context(fought, 1));
  return { comparison, duel, bytes: encodeBundle(bundle, { digest: sha256Of }) };
}

/** Compares the models and, unless only that is asked, measures the live one and fits the bundle that is to serve. */
export async function runTask(task: TrainingTask, report: Report): Promise<TrainingResult> {
  const threads = task.log.length < EVENTS_FOR_THREADS ? 1 : availableParallelism();
  const isLarge = task.log.length >= EVENTS_WORTH_COLLECTING;
  const pool = threads > 1 ? await createThreadPool({ threads }) : null;
  try {
    return await runWith(task, isLarge ? cleaningUp(report) : report, pool);
  } finally {
    await pool?.close();
  }
}
