import "server-only";
import type { Db } from "@/lib/platform/db/client";

/**
 * Takes the person out of their checkouts. Pieces that are held go back into stock, and what is paid from now on is given
 * back: the worker does it with its next round. Returns how many checkouts these were.
 */
export async function forgetCheckouts(
  db: Db,
  { ids, userIds }: { ids: readonly string[]; userIds: readonly string[] },
): Promise<number> {
  return db.$executeRaw`
    update checkouts set form = '{}', shopper_id = null, user_id = null, held_until = least(held_until, now())
     where shopper_id = any(${[...ids]}::uuid[]) or user_id = any(${[...userIds]}::uuid[])`;
}
