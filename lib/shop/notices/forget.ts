import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

/** Removes what these shoppers, or whoever has one of these addresses, wait for. Returns how many these were. */
export async function forgetNotices(
  db: Db,
  shopperIds: readonly string[],
  emails: readonly string[],
): Promise<number> {
  const theirs = { OR: [{ shopperId: { in: [...shopperIds] } }, { email: { in: [...emails] } }] };
  return (await db.stockNotice.deleteMany({ where: theirs })).count;
}

const oldNotices = (before: Date, limit: number) => Prisma.sql`
  select id from stock_notices where created_at < ${before} order by created_at limit ${limit}::int`;

/** Removes up to `limit` addresses that have waited since before `before`. */
export async function dropOldNotices(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from stock_notices where id in (${oldNotices(before, limit)})`;
}

/** How many have, as far as `limit`. */
export async function countOldNotices(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldNotices(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
