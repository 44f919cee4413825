import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { InteractionKind } from "./schema";

/** What a `remove` can take back. */
const CANCELLABLE: readonly InteractionKind[] = ["like", "cart", "purchase"];

/** Whether a like is left when each `remove` has taken back the newest like, cart or purchase before it. Oldest first. */
export function leavesLike(kinds: readonly InteractionKind[]): boolean {
  const standing: InteractionKind[] = [];
  for (const kind of kinds) {
    if (kind === "remove") standing.pop();
    else if (CANCELLABLE.includes(kind)) standing.push(kind);
  }
  return standing.includes("like");
}

/** Whether a canonical shopper likes a product at present. */
export async function isLiked(shopperId: string, productId: number): Promise<boolean> {
  const past = await getDb().interaction.findMany({
    where: { shopperId, productId, kind: { in: [...CANCELLABLE, "remove"] }, lane: { not: "withdrawn" } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true },
  });
  return leavesLike(past.map(({ kind }) => kind));
}
