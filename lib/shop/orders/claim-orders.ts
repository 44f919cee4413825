import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Called at sign-in: what this browser ordered before belongs to the account from now on. */
export async function claimOrders(
  db: Db,
  fromShopper: string,
  intoShopper: string,
  userId: string,
): Promise<void> {
  const data = { userId, shopperId: intoShopper };
  await db.order.updateMany({ where: { shopperId: fromShopper, userId: null }, data });
}
