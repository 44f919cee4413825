import "server-only";
import { sayAccountError } from "@/lib/shop/auth/say-account-error";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { giveBackCart } from "@/lib/shop/cart/give-back";
import { giveBackInteractions, giveBackLikes } from "@/lib/shop/interactions/give-back";
import { giveBackOrders } from "@/lib/shop/orders/claim-orders";
import { keepChoice, separateShopper } from "@/lib/shop/shoppers/commands";
import { resolveShopper, type Shopper } from "@/lib/shop/shoppers/queries";
import { announceForgotten } from "@/lib/shop/shoppers/shopper-news";
import { findLastMerge, type Picture, pictureSchema } from "./merges";

/** What went back to the shopper it had come from. */
export interface UndoneMerge {
  merge: string;
  /** The shopper who stands alone again. */
  shopper: string;
  interactions: number;
  orders: number;
}

interface Row {
  id: string;
  fromId: string;
  intoId: string;
  before: unknown;
}

/**
 * Takes the last merge into a shopper back: exactly what came with it goes back to whom it came from, as far as it is still
 * there. Likes and lines of the cart that have changed since stay with the shopper. Throws AppError not_found when nothing
 * was merged into them, or what there was was taken back or is too long ago.
 *
 * @param shopperId the canonical shopper
 * @param actor the name under which the audit remembers who asked for it
 * @param expected the merge that is meant; when it is not the last one any more there is none
 */
export async function undoLastMerge(
  shopperId: string,
  actor: string,
  expected?: string,
): Promise<UndoneMerge> {
  const { undone, into } = await inTransaction(async (db, client) => {
    await db.$executeRaw`select from shoppers where id = ${shopperId}::uuid for update`;
    const last = await findLastMerge(shopperId, db);
    if (!last || (expected !== undefined && expected !== last.id)) throw nothingToUndo();
    const [row] = await db.$queryRaw<Row[]>`
      select id, from_id as "fromId", into_id as "intoId", before from merges where id = ${last.id}::uuid for update`;
    if (!row) throw nothingToUndo();
    const { fromId: from, intoId } = row;
    const before = pictureSchema.parse(row.before);
    await separateShopper(db, { id: from, parts: before.parts }, { from: intoId, userId: before.userId });
    const interactions = await giveBackInteractions(db, row);
    const orders = await giveBackOrders(db, { ...row, userId: before.userId });
    await giveBackLikes(db, { from, into: intoId, likes: before });
    await giveBackCart(db, { from, into: intoId, lines: before });
    await giveBackChoice(db, await resolveShopper(intoId, client), before);
    await db.merge.update({
      where: { id: row.id },
      data: { undoneAt: new Date(), undoneBy: actor },
      select: { id: true },
    });
    const detail = { interactions, orders };
    await recordAudit(db, { actor, action: "shopper.unmerge", subject: row.id, detail });
    return { undone: { merge: row.id, shopper: from, interactions, orders }, into: intoId };
  });
  await announceForgotten([undone.shopper, into]);
  return undone;
}

const nothingToUndo = () => new AppError("not_found", sayAccountError("noMerge"));

/** The choice holds again that held before, unless a newer one was made since. */
async function giveBackChoice(db: Db, account: Shopper, { into, choiceAt }: Picture): Promise<void> {
  if (account.consentedAt?.getTime() !== choiceAt?.getTime()) return;
  const { consent: personalisation, analytics, consentedAt: at, consentText: text } = into.choice;
  await keepChoice(account.id, { personalisation, analytics, at, text }, db);
}
