import "server-only";
import { getPool } from "@/lib/platform/db/client";

/** Called at sign-in: what this browser ordered before belongs to the account from now on. */
export async function claimOrders(fromShopper: string, intoShopper: string, userId: string): Promise<void> {
  await getPool().query(
    "update orders set user_id = $3, shopper_id = $2 where shopper_id = $1 and user_id is null",
    [fromShopper, intoShopper, userId],
  );
}
