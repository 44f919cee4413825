import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { DISLIKED_STARS } from "./dislike-schema";

/**
 * Takes purchases back: whoever cancels or returns what they ordered has not bought it. The facts stay, in a lane that no
 * figure and no model reads. Runs in the transaction that closes the order.
 */
export async function withdrawPurchases(db: Db, ids: readonly string[]): Promise<void> {
  await db.interaction.updateMany({
    where: { id: { in: [...ids] }, kind: "purchase" },
    data: { lane: "withdrawn" },
  });
}

/**
 * Takes some pieces of purchases back: of each as many are left as it says, and of those with none the purchase is taken back
 * itself. Runs in the transaction that refunds them.
 */
export async function shrinkPurchases(
  db: Db,
  purchases: readonly { id: string; left: number }[],
): Promise<void> {
  await withdrawPurchases(
    db,
    purchases.flatMap(({ id, left }) => (left === 0 ? [id] : [])),
  );
  for (const { id, left } of purchases)
    if (left > 0) await db.interaction.updateMany({ where: { id, kind: "purchase" }, data: { value: left } });
}

/** Takes back what another front end reported under one of its order numbers. Returns how many lines that were. */
export async function withdrawReported(db: Db, orderRef: string): Promise<number> {
  const where = { orderRef, kind: "purchase", lane: { not: "withdrawn" } } as const;
  return (await db.interaction.updateMany({ where, data: { lane: "withdrawn" } })).count;
}

/** Takes back that a shopper has rated a product low, however often. */
export async function withdrawLowRatings(db: Db, shopperId: string, productId: number): Promise<void> {
  await db.interaction.updateMany({
    where: { shopperId, productId, kind: "rating", value: { lte: DISLIKED_STARS } },
    data: { lane: "withdrawn" },
  });
}

/** Whether another front end has ever reported a purchase under this order number. */
export async function isReportedOrder(db: Db, orderRef: string): Promise<boolean> {
  return (await db.interaction.findFirst({ where: { orderRef }, select: { id: true } })) !== null;
}
