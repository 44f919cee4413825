import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { createRedactor, type Secrets, toLikePatterns } from "@/lib/platform/redact";

interface Row {
  id: string;
  actor: string;
  subject: string;
  detail: Prisma.InputJsonObject;
}

/**
 * Takes somebody out of what was noted: that something was done stays, and when. Returns how many entries named them.
 */
export async function forgetInAudit(db: Db, secrets: Secrets): Promise<number> {
  const patterns = toLikePatterns(secrets);
  const rows = await db.$queryRaw<Row[]>`
    select id, actor, subject, detail from audit_entries
     where actor ilike any(${patterns}::text[]) or subject ilike any(${patterns}::text[])
        or detail::text ilike any(${patterns}::text[])`;
  const redact = createRedactor(secrets);
  let changed = 0;
  for (const { id, ...row } of rows) {
    const data = redact(row) as Omit<Row, "id">;
    if (JSON.stringify(data) === JSON.stringify(row)) continue;
    await db.auditEntry.update({ where: { id }, data, select: { id: true } });
    changed++;
  }
  return changed;
}
