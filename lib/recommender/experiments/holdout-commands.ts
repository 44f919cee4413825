import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { randomId, uuidv7 } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { liveStrategyIds } from "@/lib/recommender/strategies/queries";

/**
 * Keeps a share of shoppers out of all experiments and flags from now on, served by the strategies of this moment.
 * Throws AppError unauthenticated, forbidden, or conflict while there is a holdout.
 */
export async function startHoldout(share: number, actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  const strategies = Object.fromEntries(await liveStrategyIds());
  await inTransaction(async (db) => {
    const data = [{ id: uuidv7(), share, salt: randomId(), strategies }];
    const { count } = await db.holdout.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new AppError("conflict", "There is a holdout already.");
    await recordAudit(db, {
      actor: name,
      action: "holdout.start",
      subject: `${Number((share * 100).toFixed(2))} % of shoppers`,
    });
  });
}

/** Lets everybody take part again. Throws AppError unauthenticated, forbidden, or conflict when there is no holdout. */
export async function endHoldout(actor: Actor): Promise<void> {
  const name = requireRight(actor, "experiments:write");
  await inTransaction(async (db) => {
    const { count } = await db.holdout.updateMany({
      where: { endedAt: null },
      data: { endedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", "There is no holdout.");
    await recordAudit(db, { actor: name, action: "holdout.end", subject: "holdout" });
  });
}
