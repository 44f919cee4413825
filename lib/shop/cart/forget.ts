import "server-only";
import type { Db } from "@/lib/platform/db/client";

/** Removes the carts of these shoppers. */
export async function forgetCarts(
  db: Db,
  shopperIds: readonly string[],
): Promise<{ carts: number; cart_items: number }> {
  const theirs = { shopperId: { in: [...shopperIds] } };
  const items = await db.cartItem.deleteMany({ where: { cart: theirs } });
  const carts = await db.cart.deleteMany({ where: theirs });
  return { carts: carts.count, cart_items: items.count };
}

/** Removes up to `limit` carts of shoppers without an account that nobody has touched since `before`. */
export async function dropOldCarts(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    delete from carts where id in (
      select c.id from carts c join shoppers s on s.id = c.shopper_id
       where c.updated_at < ${before} and s.user_id is null order by c.updated_at limit ${limit}::int)`;
}
