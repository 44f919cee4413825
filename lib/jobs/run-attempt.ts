import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { type Clock, systemClock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { getMetrics } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";
import { traced } from "@/lib/platform/tracing";
import type { Job } from "./job";
import {
  type Attempt,
  beginAttempt,
  cancelAttempt,
  completeAttempt,
  failAttempt,
  isCancelRequested,
  writeProgress,
} from "./job-rows";

/** How often progress is written and the wish to cancel is read. */
const LOOK_MS = 500;

class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** Thrown to the queue when the worker stops before the job has ended: it goes to the next worker. */
export class HandedBack extends Error {
  override readonly name = "HandedBack";
}

/** Writes progress and looks for the wish to cancel until `done`. The database being away is not the job's problem. */
async function watch(
  attempt: Attempt,
  state: Progress,
  cancel: AbortController,
  done: AbortSignal,
): Promise<void> {
  while (!done.aborted && !cancel.signal.aborted) {
    try {
      const { fraction, stage, changed } = state;
      state.changed = false;
      const wanted = changed
        ? await writeProgress(attempt, fraction, stage)
        : await isCancelRequested(attempt);
      if (wanted) cancel.abort(new Cancelled("Somebody cancelled the job."));
    } catch (error) {
      state.changed = true;
      getLog("worker").warn({ job: attempt.id, error: messageOf(error) }, "cannot write progress");
    }
    await sleep(LOOK_MS, undefined, { signal: done, ref: false }).catch(() => {});
  }
}

interface Progress {
  fraction: number;
  stage: string;
  changed: boolean;
}

interface AttemptOptions {
  attempt: Attempt;
  isLast: boolean;
  /** Aborted by the queue when the job belongs to another worker by now. */
  claim: AbortSignal;
  /** Aborted with HandedBack when this worker stops. */
  stopping: AbortSignal;
  clock?: Clock;
}

/**
 * Runs one attempt and writes down how it ended. Resolves when the queue may forget the job (ended, cancelled, or somebody
 * else's by now); rejects when the queue is to give it to a worker again.
 */
export async function runAttempt(job: Job, options: AttemptOptions): Promise<void> {
  const { attempt, isLast, claim, stopping, clock = systemClock } = options;
  const begun = await beginAttempt(attempt);
  if (!begun) return;
  const log = getLog("worker").child({ job: attempt.id, name: job.name, attempt: attempt.number });
  const cancel = new AbortController();
  const done = new AbortController();
  const began = performance.now();
  const note = (outcome: string) =>
    getMetrics().jobSeconds.observe({ name: job.name, outcome }, (performance.now() - began) / 1_000);
  const progress: Progress = { fraction: 0, stage: "", changed: false };
  const watching = watch(attempt, progress, cancel, done.signal);
  const report = (fraction: number, stage: string) =>
    Object.assign(progress, { fraction: Math.min(1, Math.max(0, fraction)), stage, changed: true });
  const signal = AbortSignal.any([cancel.signal, stopping, claim]);
  log.info("job begins");
  try {
    const run = () => job.run({ payload: begun.payload, jobId: attempt.id, signal, clock, log, report });
    const about = { "job.id": attempt.id, "job.attempt": attempt.number };
    const result = await traced(`job ${job.name}`, run, about);
    done.abort();
    await watching;
    await completeAttempt(attempt, result);
    note("completed");
    log.info({ result }, "job completed");
  } catch (error) {
    done.abort();
    await watching;
    if (cancel.signal.aborted) {
      await cancelAttempt(attempt);
      note("cancelled");
      log.info("job cancelled");
    } else if (claim.aborted) {
      note("taken over");
      log.warn("another worker has taken the job over");
    } else {
      note(stopping.aborted ? "handed back" : "failed");
      // Handed back is no error, unless nobody takes the job any more.
      await failAttempt(attempt, stopping.aborted && !isLast ? null : messageOf(error), isLast);
      log.warn(
        { err: stopping.aborted ? undefined : error, isLast },
        stopping.aborted ? "job handed back" : "job failed",
      );
      throw stopping.aborted ? stopping.reason : error;
    }
  }
}
