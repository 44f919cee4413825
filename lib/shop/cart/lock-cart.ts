import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** The shopper's cart, locked until the transaction ends; null when there is none. */
export async function lockCart(db: Db, shopperId: string): Promise<string | null> {
  const [cart] = await db.$queryRaw<{ id: string }[]>`
    select id from carts where shopper_id = ${shopperId}::uuid for update`;
  return cart?.id ?? null;
}
