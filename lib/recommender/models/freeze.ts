import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { movingAliases } from "./moving-aliases";

/** A time in which no version is promoted. */
export interface Freeze {
  id: string;
  /** ISO 8601. */
  until: string;
  reason: string;
  actor: string;
}

/** The freeze that holds now and ends last; null when versions may be promoted. */
export async function getFreeze(db: Db = getDb()): Promise<Freeze | null> {
  const row = await db.promotionFreeze.findFirst({
    where: { endedAt: null, until: { gt: new Date() } },
    orderBy: { until: "desc" },
    select: { id: true, until: true, reason: true, actor: true },
  });
  return row && { ...row, until: row.until.toISOString() };
}

/** Says that no version is promoted until a time. Takes the place of a freeze that holds. */
export async function freezePromotions(
  { until, reason }: { until: Date; reason: string },
  actor: Actor,
): Promise<void> {
  const name = requireRight(actor, "models:write");
  await movingAliases(async (db) => {
    await endAll(db);
    await db.promotionFreeze.create({ data: { id: uuidv7(), until, reason, actor: name } });
    const detail = { until: until.toISOString(), reason };
    await recordAudit(db, { actor: name, action: "model.freeze", subject: "promotions", detail });
  });
}

/** Ends the freeze before its time. Throws AppError conflict when none holds. */
export async function endFreeze(actor: Actor): Promise<void> {
  const name = requireRight(actor, "models:write");
  await movingAliases(async (db) => {
    if ((await endAll(db)) === 0) throw new AppError("conflict", "Promotions are not frozen any more.");
    await recordAudit(db, { actor: name, action: "model.thaw", subject: "promotions" });
  });
}

async function endAll(db: Db): Promise<number> {
  const holding = { endedAt: null, until: { gt: new Date() } };
  const { count } = await db.promotionFreeze.updateMany({ where: holding, data: { endedAt: new Date() } });
  return count;
}
