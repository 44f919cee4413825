import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { runAlone } from "@/lib/platform/db/alone";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";

/** Something that has to be looked at again and again, by one worker at a time. */
export interface Watch {
  name: string;
  /** The pause between two looks. */
  everyMs: number;
  /** A number of ADVISORY_LOCK. */
  lock: number;
  /** One look; what it finds to do it does. Times are milliseconds since the epoch. */
  look(now: number, signal: AbortSignal): Promise<void>;
}

/** Keeps watch until `signal` is aborted; a look that fails is repeated at the next one. */
export async function keepWatch(
  { name, everyMs, lock, look }: Watch,
  { signal, clock }: { signal: AbortSignal; clock: Clock },
): Promise<void> {
  const log = getLog("worker");
  while (!signal.aborted) {
    try {
      await runAlone(lock, () => look(clock.now(), signal));
    } catch (error) {
      log.warn({ watch: name, error: messageOf(error) }, "a look failed, will try again");
    }
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
}
