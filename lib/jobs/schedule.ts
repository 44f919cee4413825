import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import type { Enqueued } from "./commands";

const CHECK_MS = 30_000;

/** Something that is to be enqueued at certain times. Every worker keeps every schedule. */
export interface Schedule {
  name: string;
  /**
   * Called every half minute: enqueues what is due, under a key so that several workers enqueue it once. Returns null when
   * nothing is. Times are milliseconds since the epoch; `startedAt` is when this worker began to keep the schedule.
   */
  enqueueDue(now: number, startedAt: number): Promise<Enqueued | null>;
}

/** Keeps a schedule until `signal` is aborted; a check that fails is repeated at the next one. */
export async function keepSchedule(
  { name, enqueueDue }: Schedule,
  { signal, clock }: { signal: AbortSignal; clock: Clock },
): Promise<void> {
  const startedAt = clock.now();
  const log = getLog("worker");
  while (!signal.aborted) {
    try {
      const enqueued = await enqueueDue(clock.now(), startedAt);
      if (enqueued?.created) log.info({ schedule: name, job: enqueued.id }, "scheduled job enqueued");
    } catch (error) {
      log.warn({ schedule: name, error: messageOf(error) }, "cannot enqueue a scheduled job, will try again");
    }
    await sleep(CHECK_MS, undefined, { signal, ref: false }).catch(() => {});
  }
}
