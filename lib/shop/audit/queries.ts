import "server-only";
import { getDb } from "@/lib/platform/db/client";

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

/** The newest audit entries, or those older than the entry with id `before`. */
export async function auditPage(before: string | null, limit = 50): Promise<AuditPage> {
  const rows = await getDb().auditEntry.findMany({
    cursor: before === null ? undefined : { id: before },
    skip: before === null ? 0 : 1,
    take: limit + 1,
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const entries = rows.slice(0, limit).map(({ at, detail, ...entry }) => ({
    ...entry,
    at: at.toISOString(),
    detail: detail as Record<string, unknown>,
  }));
  return { entries, older: rows.length > limit ? (entries.at(-1)?.id ?? null) : null };
}
