import { getPool } from "@/lib/platform/db/client";

/** Who did what to what, as the commands that did it wrote it down. */
export interface AuditEntry {
  id: string;
  /** ISO 8601. */
  at: string;
  actor: string;
  action: string;
  subject: string;
  detail: Record<string, unknown>;
}

export interface AuditPage {
  entries: AuditEntry[];
  /** Give this as `before` to get older entries; null on the last page. */
  older: string | null;
}

interface AuditRow extends Omit<AuditEntry, "at"> {
  at: Date;
}

/** The newest audit entries, or those older than the entry with id `before`. */
export async function auditPage(before: string | null, limit = 50): Promise<AuditPage> {
  const { rows } = await getPool().query<AuditRow>(
    `select id, at, actor, action, subject, detail from audit_entries
     where $1::uuid is null or (at, id) < (select at, id from audit_entries where id = $1)
     order by at desc, id desc limit $2`,
    [before, limit + 1],
  );
  const entries = rows.slice(0, limit).map((row) => ({ ...row, at: row.at.toISOString() }));
  return { entries, older: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
