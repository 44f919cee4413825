import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

/** What stands in an order in place of the person. The country stays: tax goes by it. */
export const NOBODY_ORDERED = { name: "Erased", email: "erased@example.invalid", line: "Erased" } as const;

/** The address of nobody, but for the country. */
const NO_ADDRESS = {
  line1: NOBODY_ORDERED.line,
  line2: "",
  city: NOBODY_ORDERED.line,
  postcode: NOBODY_ORDERED.line,
};

/**
 * Takes the person out of their orders: name, e-mail and address, and whose they were. What was sold, when and for how much
 * stays, as the law on bookkeeping wants. Returns how many orders these were.
 */
export async function anonymiseOrders(
  db: Db,
  { ids, userIds }: { ids: readonly string[]; userIds: readonly string[] },
): Promise<number> {
  const theirs = { OR: [{ shopperId: { in: [...ids] } }, { userId: { in: [...userIds] } }] };
  // The list a line came from was shown to them.
  await db.orderItem.updateMany({ where: { order: theirs, listId: { not: null } }, data: { listId: null } });
  return db.$executeRaw`
    update orders set shopper_id = null, user_id = null, name = ${NOBODY_ORDERED.name}, email = ${NOBODY_ORDERED.email},
           address = ${JSON.stringify(NO_ADDRESS)}::jsonb || jsonb_build_object('country', address->>'country'),
           return_reason = null, erased_at = now()
     where shopper_id = any(${[...ids]}::uuid[]) or user_id = any(${[...userIds]}::uuid[])`;
}

const oldOrders = (before: Date, limit: number) => Prisma.sql`
  select id from orders where created_at < ${before} and erased_at is null order by created_at limit ${limit}::int`;

/** Takes the person out of up to `limit` orders placed before `before`; whose they were stays known while they are known. */
export async function anonymiseOldOrders(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    update orders set name = ${NOBODY_ORDERED.name}, email = ${NOBODY_ORDERED.email},
           address = ${JSON.stringify(NO_ADDRESS)}::jsonb || jsonb_build_object('country', address->>'country'),
           return_reason = null, erased_at = now()
     where id in (${oldOrders(before, limit)})`;
}

/** How many orders placed before `before` still name somebody, as far as `limit`. */
export async function countOldOrders(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldOrders(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
