import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { AppError } from "@/lib/platform/errors";
import { isStaff } from "@/lib/shop/auth/scopes";

/** How the accounts of a person are called in texts. */
export async function findEmails(db: Db, userIds: readonly string[]): Promise<string[]> {
  const found = await db.user.findMany({ where: { id: { in: [...userIds] } }, select: { email: true } });
  return found.map(({ email }) => email);
}

/** Throws AppError conflict when one of these accounts works for the shop: what it did there has to stay its own. */
export async function assertNoStaff(db: Db, userIds: readonly string[]): Promise<void> {
  const users = await db.user.findMany({ where: { id: { in: [...userIds] } }, select: { role: true } });
  if (!users.some(({ role }) => isStaff(role))) return;
  throw new AppError(
    "conflict",
    sayAccountError("staffStays"),
  );
}

/** Removes accounts with their sessions: they are signed in nowhere any more. */
export async function forgetAccounts(
  db: Db,
  userIds: readonly string[],
): Promise<{ users: number; sessions: number }> {
  const sessions = await db.session.deleteMany({ where: { userId: { in: [...userIds] } } });
  const users = await db.user.deleteMany({ where: { id: { in: [...userIds] } } });
  return { users: users.count, sessions: sessions.count };
}

/** Removes what was noted of merges that these shoppers had a part in. */
export async function forgetMerges(
  db: Db,
  ids: readonly string[],
): Promise<{ merges: number; merge_facts: number }> {
  const theirs = { OR: [{ fromId: { in: [...ids] } }, { intoId: { in: [...ids] } }] };
  const facts = await db.mergeFact.deleteMany({ where: { merge: theirs } });
  const merges = await db.merge.deleteMany({ where: theirs });
  return { merges: merges.count, merge_facts: facts.count };
}

const oldSessions = (before: Date, limit: number) => Prisma.sql`
  select id from sessions where expires_at < ${before} order by expires_at limit ${limit}::int`;

const oldMerges = (before: Date, limit: number) => Prisma.sql`
  select id from merges where at < ${before} order by at limit ${limit}::int`;

/** Removes up to `limit` sessions that ended before `before`; the names their browsers had reach nothing any more. */
export async function dropOldSessions(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from sessions where id in (${oldSessions(before, limit)})`;
}

/** Removes up to `limit` notes of merges from before `before`: these can be taken back no more. */
export async function dropOldMerges(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from merges where id in (${oldMerges(before, limit)})`;
}

/** How many sessions ended before `before`, as far as `limit`. */
export async function countOldSessions(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldSessions(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}

/** How many merges were noted before `before`, as far as `limit`. */
export async function countOldMerges(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldMerges(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
