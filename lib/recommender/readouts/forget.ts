import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Removes what experiments keep of these shoppers, one by one. Sums already read out stay. Returns how many rows. */
export async function forgetInReadouts(db: Db, shopperIds: readonly string[]): Promise<number> {
  const { count } = await db.readoutShopper.deleteMany({ where: { shopperId: { in: [...shopperIds] } } });
  return count;
}
