import "server-only";
import type { Db } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { uuidv7 } from "@/lib/platform/ids";

/** Whoever uses the shop's command line may do everything there, and leaves this name. */
export const COMMAND_LINE = "command line";

export interface AuditFact {
  /** E-mail of an admin, `key <prefix>`, or the name of a process. */
  actor: string;
  action:
    | "model.promote"
    | "model.rollback"
    | "model.pin"
    | "model.unpin"
    | "model.tag"
    | "model.freeze"
    | "model.thaw"
    | "release.start"
    | "release.advance"
    | "release.control"
    | "release.stop"
    | "guard.alarm"
    | "guard.verified"
    | "guard.unverified"
    | "guard.overrule"
    | "admin.grant"
    | "admin.revoke"
    | "role.change"
    | "key.create"
    | "key.rotate"
    | "key.revoke"
    | "order.cancel"
    | "order.return"
    | "order.note"
    | "order.refund"
    | "order.ask-return"
    | "promo.add"
    | "promo.change"
    | "product.create"
    | "product.change"
    | "product.bulk"
    | "category.create"
    | "category.change"
    | "category.delete"
    | "upload.add"
    | "upload.import"
    | "settings.change"
    | "held.count"
    | "held.discard"
    | "sample.remove"
    | "product.delete"
    | "review.publish"
    | "review.hide"
    | "text.change"
    | "text.reset"
    | "synonym.add"
    | "synonym.remove"
    | "feed.add"
    | "feed.remove"
    | "strategy.add"
    | "strategy.serve"
    | "rule.add"
    | "rule.change"
    | "rule.switch-on"
    | "rule.switch-off"
    | "rule.remove"
    | "experiment.add"
    | "experiment.change"
    | "experiment.discard"
    | "experiment.start"
    | "experiment.stop"
    | "experiment.decide"
    | "holdout.start"
    | "holdout.end"
    | "shopper.merge"
    | "shopper.unmerge"
    | "shopper.erase"
    | "retention.change"
    | "sign-in"
    | "password.change"
    | "password.reset"
    | "factor.add"
    | "factor.remove"
    | "factor.recovery";
  /** What it was done to. */
  subject: string;
  detail?: Prisma.InputJsonObject;
}

/** Notes who did what, in the transaction that does it. */
export async function recordAudit(db: Db, fact: AuditFact): Promise<void> {
  const { actor, action, subject, detail = {} } = fact;
  const data = { id: uuidv7(), actor, action, subject, detail };
  await db.auditEntry.create({ data, select: { id: true } });
}
