import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { PastFact } from "./session-cache";

/** Whether anything was ever recorded for this shopper. */
export async function hasInteractions(shopperId: string): Promise<boolean> {
  return (await getDb().interaction.findFirst({ where: { shopperId }, select: { id: true } })) !== null;
}

/**
 * The newest facts of a canonical shopper, newest first.
 *
 * @param without products that are passed over
 */
export async function listRecentFacts(
  shopperId: string,
  limit: number,
  without: readonly number[] = [],
): Promise<PastFact[]> {
  const facts = await getDb().interaction.findMany({
    where: { shopperId, lane: { not: "withdrawn" }, productId: { notIn: [...without] } },
    orderBy: { at: "desc" },
    take: limit,
    select: { productId: true, kind: true, value: true, at: true },
  });
  return facts.map(({ at, ...fact }) => ({ ...fact, at: at.getTime() }));
}
