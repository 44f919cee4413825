import { availableParallelism } from "node:os";
import type { OnProgress } from "@/lib/platform/progress";
import { sha256Of } from "@/lib/recommender/models/sha256";
import { createThreadPool, type ThreadPool } from "@/lib/platform/threads/create-thread-pool";
import {
  compareModels,
  contextWithin,
  dropFalseProfiles,
  encodeBundle,
  findFalseProfiles,
  NO_PACE,
  rehearse,
  trainBundle,
  type TrainContext,
} from "@/ml/index";
import { collectGarbage } from "./collect-garbage";
import { compareWithChampion, decodeChampion } from "./compare-champion";
import { findSurges } from "./find-surges";
import { createListMeasure } from "./measure-lists";
import type { TrainingResult, TrainingTask } from "./training-task";

/** A log of fewer events is done before other threads are up. */
const EVENTS_FOR_THREADS = 20_000;

/** With a log of so many events, what a stage leaves behind is worth collecting before the next begins. */
const EVENTS_WORTH_COLLECTING = 500_000;

/** Reports, and cleans up after every stage. */
function cleaningUp(report: OnProgress): OnProgress {
  let before = "";
  return (fraction, stage) => {
    if (stage !== before) collectGarbage();
    before = stage;
    report(fraction, stage);
  };
}

async function runWith(
  given: TrainingTask,
  report: OnProgress,
  pool: ThreadPool | null,
): Promise<TrainingResult> {
  const falseProfiles = findFalseProfiles(given.log);
  const { incoherent, lockstep } = falseProfiles;
  const task: TrainingTask = { ...given, log: dropFalseProfiles(given.log, falseProfiles) };
  const { log, content, productIds, pipeline, seed, champion } = task;
  const data = { log, ...(content && { content }) };
  const context: TrainContext = {
    seed,
    clock: () => Date.now(),
    onProgress: report,
    ...(pool && { pool }),
  };
  const previous = champion?.recipe ?? null;
  const lists = createListMeasure(task);
  if (task.until === "compare") {
    const { comparison } = await compareModels(data, pipeline, context, { previous, onTest: lists.onTest });
    return {
      comparison,
      distrusted: { incoherent, lockstep },
      served: lists.result(),
      champion: null,
      surges: [],
      isChampionUnreadable: false,
      bytes: null,
      rehearsal: null,
    };
  }
  const [compared, measured] = champion ? [0.6, 0.8] : [0.75, 0.75];
  const choosing = contextWithin(context, 0, compared);
  const result = await compareModels(data, pipeline, choosing, { previous, onTest: lists.onTest });
  const { comparison } = result;
  const live = champion && decodeChampion(champion);
  const against =
    champion &&
    live &&
    (await compareWithChampion(task, champion, live, result, contextWithin(context, compared, measured)));
  const bundle = await trainBundle(
    data,
    productIds,
    comparison.recipe,
    pipeline,
    contextWithin(context, measured, 1),
  );
  await lists.onBundle(bundle);
  const surges = live ? await findSurges(task, live, bundle, NO_PACE) : [];
  return {
    comparison,
    distrusted: { incoherent, lockstep },
    served: lists.result(),
    champion: against,
    surges,
    isChampionUnreadable: champion !== null && live === null,
    bytes: encodeBundle(bundle, { digest: sha256Of }),
    rehearsal: rehearse(bundle),
  };
}

/** Compares the models and, unless only that is asked, measures the live one and fits the bundle that is to serve. */
export async function runTask(task: TrainingTask, report: OnProgress): Promise<TrainingResult> {
  const threads = task.log.length < EVENTS_FOR_THREADS ? 1 : availableParallelism();
  const isLarge = task.log.length >= EVENTS_WORTH_COLLECTING;
  const pool = threads > 1 ? await createThreadPool({ threads }) : null;
  try {
    return await runWith(task, isLarge ? cleaningUp(report) : report, pool);
  } finally {
    await pool?.close();
  }
}
