import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { runAlone } from "@/lib/platform/db/alone";
import { messageOf } from "@/lib/platform/errors";
import { getMetrics } from "@/lib/platform/http/metrics";
import { getLog } from "@/lib/platform/log";

/** Of what a chore took, how much longer the pause after it lasts. */
const PAUSE_A_TIME = 2;

/** Something a worker does again and again beside its jobs. */
export interface Chore {
  name: string;
  /** The pause between two times; longer after a time that took long, so that no chore is done all the time. */
  everyMs: number;
  /** A number of ADVISORY_LOCK: one worker at a time does it. Without it every worker does, which must do no harm. */
  lock?: number;
  /** @param now milliseconds since the epoch */
  run(now: number, signal: AbortSignal): Promise<unknown>;
}

/** Does a chore until `signal` is aborted; one that fails is done again when its time comes. */
export async function keepChore(
  { name, everyMs, lock, run }: Chore,
  { signal, clock }: { signal: AbortSignal; clock: Clock },
): Promise<void> {
  const { choreFailures, choreSeconds } = getMetrics();
  const once = () => run(clock.now(), signal);
  while (!signal.aborted) {
    const began = performance.now();
    try {
      await (lock === undefined ? once() : runAlone(lock, once));
    } catch (error) {
      if (signal.aborted) return;
      choreFailures.inc({ chore: name });
      getLog("worker").warn({ chore: name, error: messageOf(error) }, "a chore failed, will try again");
    }
    const took = performance.now() - began;
    choreSeconds.set({ chore: name }, took / 1_000);
    const pause = Math.max(everyMs, PAUSE_A_TIME * took);
    await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
  }
}
