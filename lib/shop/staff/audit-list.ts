import "server-only";
import { getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import {
  daySpan,
  type TableRows,
  type TableSpec,
  type TableState,
  type TableWindow,
} from "@/lib/platform/table-query";
import type { AuditEntry } from "@/lib/shop/audit/queries";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";

export const AUDIT_TABLE: TableSpec = {
  sorts: ["at"],
  sortedBy: "-at",
  filters: { actor: "text", action: "text", subject: "text", from: "day", to: "day" },
};

function whereOf({ actor, action, subject, from, to }: TableState["filters"]): Prisma.AuditEntryWhereInput {
  const holds = (text: string | undefined) =>
    text === undefined ? undefined : ({ contains: text, mode: "insensitive" } as const);
  return { actor: holds(actor), action, subject: holds(subject), at: daySpan(from, to) };
}

/** Who did what, as filtered. Throws AppError unauthenticated or forbidden. */
export async function listAudit(
  actor: Actor,
  { sort, filters }: TableState,
  { skip, take }: TableWindow,
): Promise<TableRows<AuditEntry>> {
  requireRight(actor, "audit:read");
  const where = whereOf(filters);
  const order = sort.down ? "desc" : "asc";
  const [rows, total] = await Promise.all([
    getDb().auditEntry.findMany({ where, skip, take, orderBy: [{ at: order }, { id: order }] }),
    getDb().auditEntry.count({ where }),
  ]);
  return {
    rows: rows.map(({ at, detail, ...row }) => ({
      ...row,
      at: at.toISOString(),
      detail: detail as Record<string, unknown>,
    })),
    total,
  };
}

/** Every action the audit holds, in the order of their names. Same rights. */
export async function listAuditActions(actor: Actor): Promise<string[]> {
  requireRight(actor, "audit:read");
  const rows = await getDb().auditEntry.findMany({
    distinct: ["action"],
    select: { action: true },
    orderBy: { action: "asc" },
  });
  return rows.map(({ action }) => action);
}
