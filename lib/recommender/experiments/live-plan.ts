import "server-only";
import { KeptValue } from "@/lib/platform/db/kept-value";
import { createSingleton } from "@/lib/platform/singleton";
import { loadPlan, recallPlan } from "./load-plan";
import { ServingPlan } from "./plan";

/** Holds the plan a process serves by. Until it is read, and while it cannot be, the last one holds: at first what ships. */
const keeper = createSingleton("experiments.plan", () => {
  const kept = new KeptValue({
    name: "the serving plan",
    part: "recommend",
    channel: "serving_plan",
    first: new ServingPlan(),
    read: loadPlan,
    recall: recallPlan,
  });
  return { kept, started: kept.start() };
});

/** The plan of this process; the first call waits until it was looked for. */
export async function getPlan(): Promise<ServingPlan> {
  const { kept, started } = keeper.get();
  await started;
  return kept.value;
}

/** The plan as it is in memory, without waiting. */
export function currentPlan(): ServingPlan {
  return keeper.get().kept.value;
}

/** Reads the plan now, instead of when word of a change arrives. */
export function refreshPlan(): Promise<void> {
  return keeper.get().kept.refresh();
}

/** Stops keeping it; the next call starts anew. For tests and an orderly end. */
export function closePlan(): void {
  keeper.take()?.kept.stop();
}
