import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "@/lib/platform/clock";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";

/** Something every worker does again and again beside its jobs: short, and harmless when two workers do it at once. */
export interface Chore {
  name: string;
  everyMs: number;
  /** @param now milliseconds since the epoch */
  run(now: number): Promise<unknown>;
}

/** Does a chore until `signal` is aborted; one that fails is done again when its time comes. */
export async function keepChore(
  { name, everyMs, run }: Chore,
  { signal, clock }: { signal: AbortSignal; clock: Clock },
): Promise<void> {
  while (!signal.aborted) {
    try {
      await run(clock.now());
    } catch (error) {
      getLog("worker").warn({ chore: name, error: messageOf(error) }, "a chore failed, will try again");
    }
    await sleep(everyMs, undefined, { signal, ref: false }).catch(() => {});
  }
}
