import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";

/** Removes shoppers. What belongs to them has to be gone, or somebody else's, before. Returns how many there were. */
export async function forgetShoppers(db: Db, ids: readonly string[]): Promise<number> {
  const gone = [...ids];
  await db.shopper.updateMany({ where: { assignedAs: { in: gone } }, data: { assignedAs: null } });
  return (await db.shopper.deleteMany({ where: { id: { in: gone } } })).count;
}

const emptyShoppers = (before: Date, limit: number) => Prisma.sql`
  select s.id from shoppers s
   where s.created_at < ${before} and s.user_id is null and s.merged_into_id is null and s.external_id is null
     and not exists (select from interactions i where i.shopper_id = s.id)
     and not exists (select from shown_lists l where l.shopper_id = s.id)
     and not exists (select from likes l where l.shopper_id = s.id)
     and not exists (select from carts c where c.shopper_id = s.id)
     and not exists (select from reviews r where r.shopper_id = s.id)
     and not exists (select from stock_notices n where n.shopper_id = s.id)
     and not exists (select from orders o where o.shopper_id = s.id)
     and not exists (select from shoppers part where part.merged_into_id = s.id)
     and not exists (select from merges m where (m.from_id = s.id or m.into_id = s.id) and m.undone_at is null)
   order by s.created_at limit ${limit}::int`;

/**
 * Removes up to `limit` shoppers who came before `before`, have no account and no name elsewhere, and of whom nothing else
 * is kept. Returns how many these were.
 */
export async function dropEmptyShoppers(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from shoppers where id in (${emptyShoppers(before, limit)})`;
}

/** How many such shoppers there are, as far as `limit`. */
export async function countEmptyShoppers(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${emptyShoppers(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
