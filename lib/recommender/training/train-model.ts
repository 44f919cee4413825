import "server-only";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { requireRoomFor } from "@/lib/platform/free-space";
import { registerModel } from "@/lib/recommender/models/commands";
import type { ModelMetrics, ModelParameters } from "@/lib/recommender/models/model-version";
import { promoteWinner } from "@/lib/recommender/models/promote-winner";
import { decidePromotion, type Decision, type LiveVersion } from "@/lib/recommender/models/promotion-rule";
import { findSameModel, getModelOfJob, loadChampion } from "@/lib/recommender/models/queries";
import { BUNDLE_VERSION, type EventLog, type PipelineConfig } from "@/ml/index";
import { type Snapshot, takeSnapshot } from "./snapshot/snapshot";
import { collectGarbage } from "./collect-garbage";
import { runTraining } from "./run-training";
import { runExclusive } from "@/lib/platform/run-exclusive";
import type { TrainingResult } from "./training-task";
import { usualPipeline } from "./usual-pipeline";

/** Fixed, so that the same snapshot gives the same model. */
export const SEED = 1;

/** A shop that has nothing to serve waits for its first version; the more it knows, the more a good choice is worth. */
const FIRST_BUDGET_SECONDS = 3;
const FIRST_BUDGET_SECONDS_PER_EVENT = 4e-6;

/** Where in the job's progress the reading ends and the storing begins. */
const READ_SHARE = 0.07;
const STORE_SHARE = 0.96;

export type TrainOutcome =
  | { outcome: "no-interactions"; modelId: null; promoted: false; reason: string }
  /** A version trained on the same snapshot in the same way is there already. */
  | { outcome: "nothing-new"; modelId: string; promoted: false; reason: string }
  | { outcome: "trained"; modelId: string; algorithm: string; promoted: boolean; reason: string };

export interface TrainRequest {
  /** Milliseconds since the epoch: only earlier interactions are read, and the result stays a candidate. Null: all. */
  until: number | null;
  /** Trains also when nothing has changed. */
  force: boolean;
  /** The job this is done for; done again for the same job it makes no second version. */
  jobId: string | null;
  /** Process on whose behalf a winner is promoted. */
  actor: string;
  /** How models are compared; the usual way unless given. */
  pipeline?: PipelineConfig;
  signal?: AbortSignal;
  clock?: Clock;
  report(fraction: number, stage: string): void;
}

function describeSnapshot(log: EventLog): ModelMetrics["snapshot"] {
  const newest = log.at[log.length - 1];
  return {
    events: log.length,
    shoppers: log.userCount,
    products: log.itemCount,
    newestAt: newest === undefined ? null : new Date(newest).toISOString(),
  };
}

/** `20261121-031702123-5f3a9c`: sorts by time, to the millisecond, and names the snapshot. */
/** A version is about as large as the one before; it is written once as it is and once to the database's log. */
const ARTIFACT_ROOM = 3;
const LEAST_ROOM = 32 * 2 ** 20;

function nameModel(now: number, snapshotHash: string): string {
  const digits = new Date(now).toISOString().replace(/\D/g, "");
  return `${digits.slice(0, 8)}-${digits.slice(8, 17)}-${snapshotHash.slice(0, 6)}`;
}

async function finishPromotion(
  id: string,
  decision: Decision,
  algorithm: string,
  actor: string,
): Promise<TrainOutcome> {
  const refusal = decision.promote ? await promoteWinner(id, actor) : null;
  return {
    outcome: "trained",
    modelId: id,
    algorithm,
    promoted: decision.promote && refusal === null,
    reason: refusal ?? decision.reason,
  };
}

function decide(
  request: TrainRequest,
  { comparison, champion, surges, isChampionUnreadable }: TrainingResult,
  liveId: string | null,
): Decision {
  if (request.until !== null) {
    const time = new Date(request.until).toISOString();
    return { promote: false, reason: `Kept as a candidate: it knows the shop only up to ${time}.` };
  }
  if (liveId === null) return decidePromotion(comparison, null);
  const live: LiveVersion = isChampionUnreadable
    ? { id: liveId, isUnreadable: true }
    : { id: liveId, champion };
  return decidePromotion(comparison, live, surges);
}

async function trainAndStore(request: TrainRequest, snapshot: Snapshot, parameters: ModelParameters) {
  const { signal, report, clock = systemClock, pipeline = usualPipeline() } = request;
  const description = describeSnapshot(snapshot.log);
  const live = await loadChampion();
  await requireRoomFor("The training", ARTIFACT_ROOM * (live?.artifact.bytes.length ?? 0) + LEAST_ROOM);
  const firstBudget = FIRST_BUDGET_SECONDS + FIRST_BUDGET_SECONDS_PER_EVENT * snapshot.log.length;
  const budgetSeconds = live ? pipeline.budgetSeconds : Math.min(firstBudget, pipeline.budgetSeconds);
  // This thread will have nothing to do for minutes, and would keep what the reading has left behind.
  collectGarbage();
  const result = await runTraining(
    {
      ...snapshot,
      pipeline: { ...pipeline, budgetSeconds },
      seed: SEED,
      until: "bundle",
      champion: live && {
        id: live.artifact.id,
        bytes: live.artifact.bytes,
        seenUntil: live.seenUntil,
        recipe: live.recipe,
      },
    },
    {
      signal,
      onProgress: (fraction, stage) => report(READ_SHARE + (STORE_SHARE - READ_SHARE) * fraction, stage),
    },
  );
  const { comparison, distrusted, champion, served, bytes, rehearsal } = result;
  if (!bytes) throw new Error("The training ended without a bundle.");
  signal?.throwIfAborted();
  report(STORE_SHARE, "Storing the new version");
  collectGarbage();
  const decision = decide(request, result, live?.artifact.id ?? null);
  const id = await registerModel({
    id: nameModel(clock.now(), snapshot.hash),
    algorithm: comparison.chosen,
    parameters,
    snapshotHash: snapshot.hash,
    metrics: { comparison, distrusted, champion, served, decision, snapshot: description },
    jobId: request.jobId,
    bytes,
    rehearsal,
  });
  return finishPromotion(id, decision, comparison.chosen, request.actor);
}

/**
 * Snapshot, comparison of models, comparison with the live version, bundle, registry, and promotion if it wins. Safe to repeat for the
 * same job: a version it registered before its worker was lost is promoted (or not) as it was decided then. One at a time
 * in a process. Rejects with the signal's reason once that is aborted.
 */
export async function trainModel(request: TrainRequest): Promise<TrainOutcome> {
  const { signal, report } = request;
  const onWait = () => report(0, "Waiting for another training to end");
  return runExclusive(() => trainInTurn(request), { signal, onWait });
}

async function trainInTurn(request: TrainRequest): Promise<TrainOutcome> {
  const { until, force, jobId, signal, report } = request;
  const made = jobId === null ? null : await getModelOfJob(jobId);
  if (made)
    return finishPromotion(made.id, made.metrics.decision, made.metrics.comparison.chosen, request.actor);
  const onProgress = (fraction: number) => report(READ_SHARE * fraction, "Reading interactions");
  onProgress(0);
  const snapshot = await takeSnapshot({ until, signal, onProgress });
  if (snapshot.log.length === 0) {
    const reason = "There are no interactions to learn from yet.";
    return { outcome: "no-interactions", modelId: null, promoted: false, reason };
  }
  const parameters: ModelParameters = {
    seed: SEED,
    format: BUNDLE_VERSION,
    pipeline: request.pipeline ?? usualPipeline(),
    until: until === null ? null : new Date(until).toISOString(),
  };
  const same = force ? null : await findSameModel(snapshot.hash, parameters);
  if (same) {
    const reason = `Nothing new: version ${same} has learnt from the same interactions.`;
    return { outcome: "nothing-new", modelId: same, promoted: false, reason };
  }
  return trainAndStore(request, snapshot, parameters);
}
