import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { claimCheckouts } from "@/lib/shop/payments/checkout-rows";

/** Called at sign-in: what this browser ordered before belongs to the account from now on. */
export async function claimOrders(
  db: Db,
  fromShopper: string,
  intoShopper: string,
  userId: string,
): Promise<void> {
  const data = { userId, shopperId: intoShopper };
  await db.order.updateMany({ where: { shopperId: fromShopper, userId: null }, data });
  await claimCheckouts(db, fromShopper, data);
}

/** Called when a merge is taken back: orders that came with it are again those of whom they came from. Returns how many. */
export async function giveBackOrders(
  db: Db,
  { id, fromId, intoId, userId }: { id: string; fromId: string; intoId: string; userId: string | null },
): Promise<number> {
  return db.$executeRaw`
    update orders set shopper_id = ${fromId}::uuid, user_id = ${userId}::uuid
     where shopper_id = ${intoId}::uuid
       and id in (select fact_id from merge_facts where merge_id = ${id}::uuid and what = 'order')`;
}
