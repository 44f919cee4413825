import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/clock";
import { messageOf } from "@/lib/errors";
import { getLog } from "@/lib/log";
import { getNewestModelTime } from "@/lib/models/queries";
import { enqueueRetrain } from "./retrain";

/** Local time of the nightly training: quiet, and not on the hour, when everybody else's runs start. */
const NIGHTLY = { hour: 3, minute: 17 };
const LOOK_MS = 30_000;

/** The newest 03:17 (local time) that is not after `now`, in milliseconds since the epoch. */
export function lastNightly(now: number): number {
  const date = new Date(now);
  date.setHours(NIGHTLY.hour, NIGHTLY.minute, 0, 0);
  if (date.getTime() > now) date.setDate(date.getDate() - 1);
  // Setting the day may have crossed a change of the clocks.
  date.setHours(NIGHTLY.hour, NIGHTLY.minute, 0, 0);
  return date.getTime();
}

/**
 * Whether the nightly training is due: nothing was trained since the last 03:17. So a shop that was closed at night makes
 * up for it when it opens. Without any version it counts from the worker's start, for the launcher trains the first.
 */
export function isNightlyDue(now: number, trainedAt: number | null, startedAt: number): boolean {
  return (trainedAt ?? startedAt) < lastNightly(now);
}

/** Enqueues the nightly training whenever it is due, until `signal` is aborted. Several workers enqueue it once. */
export async function keepNightlySchedule({
  signal,
  clock,
}: {
  signal: AbortSignal;
  clock: Clock;
}): Promise<void> {
  const startedAt = clock.now();
  let enqueuedFor = 0;
  while (!signal.aborted) {
    try {
      const due = lastNightly(clock.now());
      if (due !== enqueuedFor && isNightlyDue(clock.now(), await getNewestModelTime(), startedAt)) {
        const { id, created } = await enqueueRetrain(due);
        enqueuedFor = due;
        if (created) getLog("worker").info({ job: id }, "nightly training enqueued");
      }
    } catch (error) {
      getLog("worker").warn(
        { error: messageOf(error) },
        "cannot enqueue the nightly training, will try again",
      );
    }
    await sleep(LOOK_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
