import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { type Placement, PLACEMENTS } from "./placements";
import { SHIPPED, shippedStrategy } from "./shipped";
import { strategyName } from "./strategy-name";
import { type Strategy, strategySchema } from "./strategy-schema";

/** Who wrote the strategies that ship with Aisle. */
const SHIPPED_BY = "Aisle";

/** A version of a strategy, as it is stored. */
export interface StrategyVersion {
  /** `for-you@2`. */
  id: string;
  strategy: Strategy;
  note: string;
  createdBy: string;
  /** ISO 8601; null for those that ship with Aisle. */
  createdAt: string | null;
  /** Whether its placement is served by it. */
  isLive: boolean;
}

/** The version each placement is served by. */
export async function liveStrategyIds(): Promise<Map<Placement, string>> {
  const chosen = await getDb().placementStrategy.findMany();
  const ids = new Map<Placement, string>(
    PLACEMENTS.map((placement) => [placement, strategyName(shippedStrategy(placement))]),
  );
  for (const { placement, strategyId } of chosen) ids.set(placement as Placement, strategyId);
  return ids;
}

/** All versions, by placement, those that ship with Aisle first. Throws AppError unauthenticated or forbidden. */
export async function listStrategies(actor: Actor): Promise<StrategyVersion[]> {
  requireRight(actor, "merchandising:read");
  const [rows, live] = await Promise.all([
    getDb().strategy.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    liveStrategyIds(),
  ]);
  const stored = rows.map(({ createdAt, recipe, placement: _, ...row }) => ({
    ...row,
    strategy: strategySchema.parse(recipe),
    createdAt: createdAt.toISOString(),
  }));
  const own = SHIPPED.map((strategy) => {
    return { id: strategyName(strategy), strategy, note: "", createdBy: SHIPPED_BY, createdAt: null };
  });
  const ids = new Set(own.map(({ id }) => id));
  return [...own, ...stored.filter(({ id }) => !ids.has(id))]
    .map((version) => ({ ...version, isLive: live.get(version.strategy.placement) === version.id }))
    .sort((a, b) => PLACEMENTS.indexOf(a.strategy.placement) - PLACEMENTS.indexOf(b.strategy.placement));
}

/** One version. Throws AppError not_found, and as `listStrategies`. */
export async function getStrategy(id: string, actor: Actor): Promise<StrategyVersion> {
  const found = (await listStrategies(actor)).find((version) => version.id === id);
  if (!found) throw new AppError("not_found", `There is no strategy ${id}.`);
  return found;
}
