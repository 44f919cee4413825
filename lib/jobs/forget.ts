import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { Prisma } from "@/lib/platform/db/generated/client";
import { createRedactor, type Secrets, toLikePatterns } from "@/lib/platform/redact";

interface Row {
  id: string;
  payload: Prisma.InputJsonValue;
  result: Prisma.InputJsonValue | null;
  error: string | null;
  stage: string;
}

/** Takes somebody out of what jobs were given and have told. Returns how many jobs named them. */
export async function forgetInJobs(db: Db, secrets: Secrets): Promise<number> {
  const patterns = toLikePatterns(secrets);
  const rows = await db.$queryRaw<Row[]>`
    select id, payload, result, error, stage from jobs
     where payload::text ilike any(${patterns}::text[]) or result::text ilike any(${patterns}::text[])
        or error ilike any(${patterns}::text[]) or stage ilike any(${patterns}::text[])`;
  const redact = createRedactor(secrets);
  let changed = 0;
  for (const { id, ...row } of rows) {
    const told = redact(row) as Omit<Row, "id">;
    if (JSON.stringify(told) === JSON.stringify(row)) continue;
    const data = { ...told, result: told.result ?? undefined };
    await db.job.update({ where: { id }, data, select: { id: true } });
    changed++;
  }
  return changed;
}

const oldJobs = (before: Date, limit: number) => Prisma.sql`
  select id from jobs where finished_at < ${before} and dedupe_key is null order by finished_at limit ${limit}::int`;

/** Removes up to `limit` jobs that ended before `before`. Returns how many these were. */
export async function dropOldJobs(db: Db, before: Date, limit: number): Promise<number> {
  return db.$executeRaw`delete from jobs where id in (${oldJobs(before, limit)})`;
}

/** How many jobs ended before `before`, as far as `limit`. */
export async function countOldJobs(db: Db, before: Date, limit: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${oldJobs(before, limit)}) old`;
  return rows[0]?.count ?? 0;
}
