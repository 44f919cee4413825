import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { sendAlert } from "@/lib/platform/alerts/send-alert";
import { inTransaction } from "@/lib/platform/db/transaction";
import { uuidv7 } from "@/lib/platform/ids";
import { getLog } from "@/lib/platform/log";
import { type AuditFact, recordAudit } from "@/lib/shop/audit/record-audit";
import type { Alarm } from "./alarm";
import { REPEAT_MS } from "./thresholds";

/** The name under which the guard acts. */
export const GUARD = { process: "guard" };

/**
 * What the log knows: `alarm`, something may be harm; `control`, the predecessor got a share; `rollback`, `stop`, it was
 * acted on; `verified` or `unverified`, every process was heard to follow, or not; `stand`, something stood in the way;
 * `overrule`, a person lets it serve on; `advance`, a release went on by its rule.
 */
export type GuardKind =
  "alarm" | "control" | "rollback" | "stop" | "verified" | "unverified" | "stand" | "overrule" | "advance";

export interface GuardFact {
  at: number;
  kind: GuardKind;
  alarm: Alarm | null;
  modelId: string;
  controlId: string | null;
  message: string;
  actor?: string;
  until?: Date;
}

/** What the audit calls them; what is not here the commands themselves have written down. */
const AUDITED: Partial<Record<GuardKind, AuditFact["action"]>> = {
  alarm: "guard.alarm",
  stand: "guard.alarm",
  verified: "guard.verified",
  unverified: "guard.unverified",
  overrule: "guard.overrule",
};
/** What somebody should hear of at once. */
const URGENT = new Set<GuardKind>(["rollback", "stop", "stand", "unverified"]);
const TITLES: Partial<Record<GuardKind, string>> = {
  rollback: "The guard took back a model",
  stop: "The guard stopped a release",
  stand: "The guard sees harm and may not act",
  unverified: "Not every process has followed a roll-back",
};

/** Writes down what the guard saw or did, for its page and for the audit, and tells who wants to be told at once. */
export async function noteGuard(fact: GuardFact): Promise<void> {
  const { at, kind, alarm, modelId, controlId, message, actor = GUARD.process, until } = fact;
  await inTransaction(async (db) => {
    const detail = { ...alarm?.detail, ...(alarm && { basis: alarm.basis }) };
    const row = { id: uuidv7(at), at: new Date(at), kind, alarm: alarm?.name ?? null, message, actor };
    await db.guardEvent.create({ data: { ...row, modelVersionId: modelId, controlId, detail, until } });
    const action = AUDITED[kind];
    if (action)
      await recordAudit(db, {
        actor,
        action,
        subject: modelId,
        detail: {
          message,
          ...(alarm && { alarm: alarm.name }),
          ...(until && { until: until.toISOString() }),
        },
      });
  });
  getLog("guard").info({ kind, model: modelId, alarm: alarm?.name }, message);
  if (URGENT.has(kind)) {
    const title = TITLES[kind] ?? kind;
    await sendAlert({ title, text: `${modelId}: ${message}`, link: "/admin/guard" });
  }
}

/** The same, unless it was said of the same version within the hour. */
export async function noteOnce(fact: GuardFact): Promise<void> {
  const same = await getDb().guardEvent.count({
    where: {
      kind: fact.kind,
      alarm: fact.alarm?.name ?? null,
      modelVersionId: fact.modelId,
      at: { gt: new Date(fact.at - REPEAT_MS), lte: new Date(fact.at) },
    },
  });
  if (same === 0) await noteGuard(fact);
}

/** When the newest event of a kind was, of a version; null: none. */
export async function lastEventAt(kind: GuardKind, modelId: string, since: number): Promise<number | null> {
  const row = await getDb().guardEvent.findFirst({
    where: { kind, modelVersionId: modelId, at: { gte: new Date(since) } },
    orderBy: { at: "desc" },
    select: { at: true },
  });
  return row?.at.getTime() ?? null;
}
