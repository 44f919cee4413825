import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

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

const oldCarts = (before: Date, limit: number) => Prisma.sql`
  select c.id from carts c join shoppers s on s.id = c.shopper_id
   where c.updated_at < ${before} and s.user_id is null order by c.updated_at limit ${limit}::int`;

/** Removes up to `limit` carts of shoppers without an account that nobody has touched since `before`. */
export async function dropOldCarts(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from carts where id in (${oldCarts(before, limit)})`;
}

/** How many carts of shoppers without an account nobody has touched since `before`, as far as `limit`. */
export async function countOldCarts(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldCarts(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
