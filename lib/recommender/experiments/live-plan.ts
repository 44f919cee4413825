import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { listen } from "@/lib/platform/db/listen";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { createSingleton } from "@/lib/platform/singleton";
import { loadPlan } from "./load-plan";
import { ServingPlan } from "./plan";

/** Notices bring a change at once; this brings what a lost one would have. */
const POLL_MS = 5_000;

/** Holds the plan a process serves by. Until it is read, and while it cannot be, the last one holds: at first what ships. */
export class PlanKeeper {
  plan = new ServingPlan();
  readonly #stop = new AbortController();
  #reading: Promise<void> | null = null;
  #again = false;

  /** Resolves after the first attempt. */
  start(): Promise<void> {
    const read = () => void this.refresh();
    listen("serving_plan", { onNotice: read, onConnect: read }, this.#stop.signal);
    void this.#poll();
    return this.refresh();
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Reads it now. A call while it is being read is answered by one more reading. */
  refresh(): Promise<void> {
    if (this.#reading) this.#again = true;
    return (this.#reading ??= this.#readUntilSettled());
  }

  async #readUntilSettled(): Promise<void> {
    do {
      this.#again = false;
      try {
        this.plan = await loadPlan();
      } catch (error) {
        getLog("recommend").debug({ error: messageOf(error) }, "cannot read the serving plan");
      }
    } while (this.#again);
    this.#reading = null;
  }

  async #poll(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(POLL_MS, undefined, { ref: false });
      if (!this.#stop.signal.aborted) await this.refresh();
    }
  }
}

const keeper = createSingleton("experiments.plan", () => {
  const made = new PlanKeeper();
  return { plan: made, started: made.start() };
});

/** The plan of this process; the first call waits until it was looked for. */
export async function getPlan(): Promise<ServingPlan> {
  const { plan, started } = keeper.get();
  await started;
  return plan.plan;
}

/** The plan as it is in memory, without waiting. */
export function currentPlan(): ServingPlan {
  return keeper.get().plan.plan;
}

/** Reads the plan now, instead of when word of a change arrives. */
export function refreshPlan(): Promise<void> {
  return keeper.get().plan.refresh();
}

/** Stops keeping it; the next call starts anew. For tests and an orderly end. */
export function closePlan(): void {
  keeper.take()?.plan.stop();
}
