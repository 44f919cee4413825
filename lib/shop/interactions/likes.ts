import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { whatStands } from "@/ml/index";
import type { InteractionKind } from "./schema";

/** What decides whether a like stands. */
const TELLING: InteractionKind[] = ["like", "cart", "remove", "unlike", "uncart"];

/** Whether a like is left of what a shopper did with one product. Oldest first. */
export function leavesLike(kinds: readonly InteractionKind[]): boolean {
  return whatStands(kinds, (kind) => kind).includes("like");
}

/** Whether a canonical shopper likes a product at present. */
export async function isLiked(shopperId: string, productId: number): Promise<boolean> {
  const past = await getDb().interaction.findMany({
    where: { shopperId, productId, kind: { in: TELLING }, lane: { not: "withdrawn" } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { kind: true },
  });
  return leavesLike(past.map(({ kind }) => kind));
}
