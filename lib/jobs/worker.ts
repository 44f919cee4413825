import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db/client";
import { openDatabaseClock } from "@/lib/platform/db/database-clock";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { type Chore, keepChore } from "./chore";
import type { Job } from "./job";
import { adoptQueueState } from "./job-rows";
import { closeSender, openWorkerQueue, RETRY_LIMIT } from "./queue";
import { HandedBack, runAttempt } from "./run-attempt";
import { keepSchedule, type Schedule } from "./schedule";

/** A worker told to stop lets its job run on for this long before it hands it back. */
const FINISH_MS = 4_000;
/** The queue's own patience, a little longer: by then every job has ended or was handed back. */
const STOP_MS = 8_000;
const ADOPT_MS = 2_000;
const POLL_SECONDS = 0.5;
const HEARTBEAT_REFRESH_SECONDS = 3;

export interface WorkerOptions {
  /** Aborted to stop: running jobs get a moment to end and are handed back then. */
  signal: AbortSignal;
  jobs: readonly Job[];
  schedules?: readonly Schedule[];
  chores?: readonly Chore[];
  /** The database's own unless given: what is due must not depend on whether this machine's is right. */
  clock?: Clock;
  onReady?(): void;
}

async function keepAdopting(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await adoptQueueState().catch((error: unknown) =>
      getLog("worker").warn({ error: messageOf(error) }, "cannot compare jobs with the queue"),
    );
    await sleep(ADOPT_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Works off the queue until `signal` is aborted, one job of each kind at a time. Resolves when everything is put down. */
export async function runWorker({
  signal,
  jobs,
  schedules = [],
  chores = [],
  clock: given,
  onReady,
}: WorkerOptions): Promise<void> {
  const clock = given ?? (await openDatabaseClock(signal));
  const boss = await openWorkerQueue(jobs.map((job) => job.name));
  const handBack = new AbortController();
  const options = {
    includeMetadata: true as const,
    pollingIntervalSeconds: POLL_SECONDS,
    heartbeatRefreshSeconds: HEARTBEAT_REFRESH_SECONDS,
  };
  for (const job of jobs) {
    await boss.work(job.name, options, async ([claimed]) => {
      if (!claimed) return;
      await runAttempt(job, {
        attempt: { id: claimed.id, number: claimed.retryCount + 1 },
        isLast: claimed.retryCount >= RETRY_LIMIT,
        claim: claimed.signal,
        stopping: handBack.signal,
        clock,
      });
    });
  }
  const background = [
    keepAdopting(signal),
    ...schedules.map((schedule) => keepSchedule(schedule, { signal, clock })),
    ...chores.map((chore) => keepChore(chore, { signal, clock })),
  ];
  onReady?.();
  await untilAborted(signal);
  const timer = setTimeout(() => handBack.abort(new HandedBack("The worker was stopped.")), FINISH_MS);
  await boss.stop({ graceful: true, timeout: STOP_MS });
  clearTimeout(timer);
  await Promise.all(background);
}

/** Closes every connection of this process; for its end, after `runWorker`. */
export async function closeConnections(): Promise<void> {
  await closeSender();
  await closeDb();
}
