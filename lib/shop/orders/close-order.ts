import "server-only";
import { sayError } from "@/lib/platform/current-words";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { giveBackStock, lockProducts } from "@/lib/shop/catalog/stock";
import { isReportedOrder, withdrawPurchases, withdrawReported } from "@/lib/shop/interactions/withdraw";
import { wantRefund } from "@/lib/shop/payments/payment-rows";
import type { ClosedStatus } from "./schema";

/** What became of an order. */
export interface ClosedOrder {
  status: ClosedStatus;
  /** Lines that earn nothing any more. */
  lines: number;
}

interface OpenOrder {
  id: string;
  status: string;
  total: number;
  isPaid: boolean;
}

/**
 * Cancels an order of this shop, or takes it back: its stock is there again, and its revenue and purchases are in no figure
 * and no training any more. Doing it again changes nothing. Throws AppError unauthenticated, forbidden, not_found, or
 * conflict when the order was closed the other way.
 */
export async function closeOrder(number: number, status: ClosedStatus, actor: Actor): Promise<ClosedOrder> {
  const name = requireRight(actor, "orders:write");
  return inTransaction(async (db) => closeAs(db, number, status, name));
}

const sayClosed = (number: string, status: string) =>
  status === "cancelled" ? sayError("cancelledAlready", { number }) : sayError("returnedAlready", { number });

/**
 * The same in a transaction, for whoever the caller has found to be allowed to.
 *
 * @param name whom the audit remembers
 */
export async function closeAs(
  db: Db,
  number: number,
  status: ClosedStatus,
  name: string,
): Promise<ClosedOrder> {
  const [order] = await db.$queryRaw<OpenOrder[]>`
    select id, status::text as status, total_amount as total, paid_at is not null as "isPaid"
      from orders where number = ${number} for update`;
  if (!order) throw new AppError("not_found", sayError("noOrder", { number: `${number}` }));
  const lines = await db.orderItem.findMany({
    where: { orderId: order.id },
    select: { id: true, productId: true, variantId: true, quantity: true, refunded: true },
  });
  if (order.status === status) return { status, lines: lines.length };
  if (order.status !== "placed") {
    throw new AppError("conflict", sayClosed(`${number}`, order.status));
  }
  await lockProducts(
    db,
    lines.map(({ productId }) => productId),
  );
  // Pieces that were refunded before have been dealt with then.
  await giveBackStock(
    db,
    lines.map((line) => ({ ...line, quantity: line.quantity - line.refunded })),
  );
  await withdrawPurchases(
    db,
    lines.map(({ id }) => id),
  );
  // Whatever had been paid is given back.
  const refundedAmount = order.isPaid || status === "returned" ? order.total : undefined;
  await db.order.update({
    where: { id: order.id },
    data: { status, closedAt: new Date(), refundedAmount },
  });
  // What was paid online goes back by itself; a part of it that went back before is counted.
  await wantRefund(db, order.id, order.total);
  await noteClosing(db, name, `${number}`, status);
  return { status, lines: lines.length };
}

/**
 * The same for an order another front end has reported purchases of, by its own number there; their stock is its own
 * business. Throws AppError unauthenticated, forbidden or not_found.
 */
export async function closeReportedOrder(
  orderRef: string,
  status: ClosedStatus,
  actor: Actor,
): Promise<ClosedOrder> {
  const name = requireRight(actor, "interactions:write");
  return inTransaction(async (db) => {
    if (!(await isReportedOrder(db, orderRef))) {
      throw new AppError("not_found", `No purchase of an order "${orderRef}" has been reported.`);
    }
    const lines = await withdrawReported(db, orderRef);
    if (lines > 0) await noteClosing(db, name, orderRef, status);
    return { status, lines };
  });
}

function noteClosing(db: Db, actor: string, subject: string, status: ClosedStatus): Promise<void> {
  return recordAudit(db, {
    actor,
    action: status === "cancelled" ? "order.cancel" : "order.return",
    subject,
  });
}
