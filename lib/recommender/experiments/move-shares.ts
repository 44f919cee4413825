import "server-only";
import { getDb } from "@/lib/platform/db/client";

/** A bandit that runs splits shoppers by these shares from now on, in the order of its variants; they add up to 1. */
export async function moveShares(id: string, shares: readonly number[]): Promise<void> {
  await getDb().experiment.updateMany({ where: { id, state: "running" }, data: { shares: [...shares] } });
}
