import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Keeper } from "@/lib/jobs/keeper";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { refreshRollups } from "./refresh";

/** Between two looks: what is committed is counted about so much later. */
const LOOK_MS = 1_000;
/** A pass that took long is followed by a pause in proportion: the running hour of a busy shop is not counted all the time. */
const PAUSE_A_PASS = 2;

/** Keeps the roll-ups up to date. Every worker does; whoever comes second to a pass leaves it to the first. */
export const rollups: Keeper = {
  name: "rollups",
  async keep({ signal, clock }) {
    while (!signal.aborted) {
      const began = performance.now();
      try {
        await refreshRollups({ clock, signal });
      } catch (error) {
        if (signal.aborted) return;
        getLog("worker").warn({ error: messageOf(error) }, "cannot count the roll-ups, will try again");
      }
      const pause = Math.max(LOOK_MS, PAUSE_A_PASS * (performance.now() - began));
      await sleep(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  },
};
