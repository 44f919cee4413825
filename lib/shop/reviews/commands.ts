import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { uuidv7 } from "@/lib/platform/ids";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { findPerson, type Person } from "@/lib/shop/shoppers/person";
import type { NewReview, ReviewDecision } from "./schema";

/** Whether the shop has sold a product to somebody, and they have kept it. */
async function hasBought(db: Db, { ids, userIds }: Person, productId: number): Promise<boolean> {
  const whose = [{ shopperId: { in: ids } }, { userId: { in: userIds } }];
  return (await db.orderItem.count({ where: { productId, order: { status: "placed", OR: whose } } })) > 0;
}

/**
 * Keeps what a shopper says of a product until somebody of the shop has looked at it. Throws AppError not_found for a product
 * that is not for sale, or conflict when they have said something of it before.
 */
export async function writeReview({ product, ...review }: NewReview, shopperId: string): Promise<void> {
  await inTransaction(async (db) => {
    const known = await db.product.count({ where: { id: product, status: "active" } });
    if (known === 0) throw new AppError("not_found", "This product is not for sale any more.");
    // Also keeps a second browser of the same person waiting.
    const person = await findPerson(db, shopperId);
    const before = await db.review.count({ where: { productId: product, shopperId: { in: person.ids } } });
    if (before > 0) throw new AppError("conflict", "You have reviewed this already. Thank you.");
    const isVerified = await hasBought(db, person, product);
    const data = { ...review, id: uuidv7(), productId: product, shopperId, isVerified };
    const { count } = await db.review.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new AppError("conflict", "You have reviewed this already. Thank you.");
  });
}

/** Shows a review to everybody, or to nobody. Throws AppError unauthenticated, forbidden, or not_found. */
export async function decideReview({ id, decision }: ReviewDecision, actor: Actor): Promise<void> {
  const decidedBy = requireRight(actor, "catalog:write");
  await inTransaction(async (db) => {
    const { count } = await db.review.updateMany({
      where: { id },
      data: { state: decision, decidedAt: new Date(), decidedBy },
    });
    if (count === 0) throw new AppError("not_found", "This review is not there any more.");
    const action = decision === "published" ? "review.publish" : "review.hide";
    await recordAudit(db, { actor: decidedBy, action, subject: id });
  });
}
