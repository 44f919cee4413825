import "server-only";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { recommend } from "./recommend";
import type { PlacementRequest, RecommendedList } from "./schema";

/**
 * The list a shopper would be given now, and how it comes about. Nothing of it is recorded. Throws AppError unauthenticated
 * or forbidden.
 */
export async function explainList(
  shopperId: string,
  wanted: PlacementRequest,
  actor: Actor,
): Promise<RecommendedList | null> {
  requireRight(actor, "trace:read");
  const { lists } = await recommend({ shopperId, trusted: true, placements: [wanted], trace: true });
  return lists[0] ?? null;
}
