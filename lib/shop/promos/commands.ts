import "server-only";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { describePromo } from "./promo-math";
import type { NewPromo } from "./schema";

/** Adds a code. Throws AppError unauthenticated, forbidden, or conflict when there is one of that name. */
export async function addPromo(promo: NewPromo, actor: Actor): Promise<string> {
  const by = requireRight(actor, "merchandising:write");
  return inTransaction(async (db) => {
    const { count } = await db.promo.createMany({ data: [promo], skipDuplicates: true });
    if (count === 0) {
      const message = `There is a code ${promo.code} already.`;
      throw new AppError("conflict", message, { fields: [{ path: "code", message }] });
    }
    const detail = { does: describePromo(promo) };
    await recordAudit(db, { actor: by, action: "promo.add", subject: promo.code, detail });
    return promo.code;
  });
}

/**
 * Lets a code be used, or not any more. Orders that were placed with it stay as they are. Throws AppError unauthenticated, forbidden
 * or not_found.
 */
export async function switchPromo(id: number, active: boolean, actor: Actor): Promise<string> {
  const by = requireRight(actor, "merchandising:write");
  return inTransaction(async (db) => {
    const promo = await db.promo.findUnique({ where: { id }, select: { code: true } });
    if (!promo) throw new AppError("not_found", "There is no such code.");
    await db.promo.update({ where: { id }, data: { active }, select: { id: true } });
    const { code } = promo;
    await recordAudit(db, { actor: by, action: "promo.change", subject: code, detail: { active } });
    return code;
  });
}
