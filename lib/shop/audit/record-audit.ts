import "server-only";
import type pg from "pg";
import { uuidv7 } from "@/lib/platform/ids";

/** Whoever uses the shop's command line may do everything there, and leaves this name. */
export const COMMAND_LINE = "command line";

export interface AuditFact {
  /** E-mail of an admin, `key <prefix>`, or the name of a process. */
  actor: string;
  action:
    | "model.promote"
    | "model.rollback"
    | "admin.grant"
    | "admin.revoke"
    | "key.create"
    | "key.revoke"
    | "sample.remove";
  /** What it was done to. */
  subject: string;
  detail?: Record<string, unknown>;
}

/** Notes who did what, in the transaction that does it. */
export async function recordAudit(client: pg.ClientBase, fact: AuditFact): Promise<void> {
  const { actor, action, subject, detail = {} } = fact;
  await client.query(
    "insert into audit_entries (id, actor, action, subject, detail) values ($1, $2, $3, $4, $5)",
    [uuidv7(), actor, action, subject, JSON.stringify(detail)],
  );
}
