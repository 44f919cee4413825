import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { messageOf } from "@/lib/platform/errors";
import { keptJson } from "@/lib/platform/keeping";
import { getLog } from "@/lib/platform/log";
import type { Placement } from "@/lib/recommender/strategies/placements";
import { type Strategy, strategySchema } from "@/lib/recommender/strategies/strategy-schema";
import { readHoldout } from "./holdout";
import { ServingPlan } from "./plan";
import { readExperiments } from "./read-experiment";

/** What one row says; null, with a word in the log, where this version of Aisle cannot read it. */
function readOrSkip<T>(what: string, read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    getLog("recommend").error({ what, error: messageOf(error) }, "left out of the serving plan");
    return null;
  }
}

/** The strategies that serve, without experiments. */
const onDisk = keptJson("strategies", 1, (entries) => {
  const live = (entries as [Placement, unknown][]).map(
    ([placement, recipe]) => [placement, strategySchema.parse(recipe)] as const,
  );
  return new ServingPlan(new Map(), new Map(live));
});

/** What a process before has kept on disk; null where there is nothing. */
export const recallPlan = onDisk.recall;

/** The plan as the database has it now. */
export async function loadPlan(): Promise<ServingPlan> {
  const db = getDb();
  const [strategyRows, chosen, running, heldOut] = await Promise.all([
    db.strategy.findMany(),
    db.placementStrategy.findMany(),
    db.experiment.findMany({ where: { state: "running" }, orderBy: [{ startedAt: "asc" }, { id: "asc" }] }),
    db.holdout.findFirst({ where: { endedAt: null } }),
  ]);
  const strategies = new Map<string, Strategy>();
  for (const { id, recipe } of strategyRows) {
    const strategy = readOrSkip(id, () => strategySchema.parse(recipe));
    if (strategy) strategies.set(id, strategy);
  }
  const live = new Map<Placement, Strategy>();
  for (const { placement, strategyId } of chosen) {
    const strategy = strategies.get(strategyId);
    if (strategy) live.set(placement as Placement, strategy);
  }
  onDisk.keep(() => [...live]);
  const holdout = heldOut && readOrSkip("holdout", () => readHoldout(heldOut));
  return new ServingPlan(strategies, live, readExperiments(running), holdout);
}
