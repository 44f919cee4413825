import "server-only";
import type { Db } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { AppError } from "@/lib/platform/errors";
import { formatMoney, type Money } from "@/lib/platform/money";
import { recordAudit } from "@/lib/shop/audit/record-audit";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { giveBackStock, lockProducts } from "@/lib/shop/catalog/stock";
import { shrinkPurchases } from "@/lib/shop/interactions/withdraw";
import { wantRefund } from "@/lib/shop/payments/payment-rows";
import { shareOfPaid } from "@/lib/shop/promos/promo-math";
import type { OrderStep, Refund } from "./schema";

interface StandingOrder {
  id: string;
  status: string;
  currency: string;
  subtotal: number;
  discount: number;
  shipping: number;
  refunded: number;
}

async function lockOrder(db: Db, number: number): Promise<StandingOrder> {
  const [order] = await db.$queryRaw<StandingOrder[]>`
    select id, status::text as status, currency, subtotal_amount as subtotal,
           discount_amount as discount, shipping_amount as shipping, refunded_amount as refunded
      from orders where number = ${number} for update`;
  if (!order) throw new AppError("not_found", `There is no order ${number}.`);
  if (order.status !== "placed")
    throw new AppError("conflict", `Order ${number} was ${order.status} already.`);
  return order;
}

interface Line {
  id: string;
  productId: number;
  variantId: number;
  unitAmount: number;
  quantity: number;
  refunded: number;
}

/** The lines that are refunded, each with how many of its pieces. Throws AppError invalid for more than there are. */
function choose(lines: readonly Line[], pieces: Refund["pieces"]): (Line & { now: number })[] {
  return lines.flatMap((line) => {
    const now = pieces[line.id] ?? 0;
    const left = line.quantity - line.refunded;
    if (now > left) {
      const message = `Only ${left} of this line can still be refunded.`;
      throw new AppError("invalid", message, { fields: [{ path: `pieces.${line.id}`, message }] });
    }
    return now === 0 ? [] : [{ ...line, now }];
  });
}

async function putBack(db: Db, chosen: readonly (Line & { now: number })[]): Promise<void> {
  await lockProducts(
    db,
    chosen.map(({ productId }) => productId),
  );
  await giveBackStock(
    db,
    chosen.map((line) => ({ ...line, quantity: line.now })),
  );
}

/**
 * Gives the money for pieces of an order back, and for its delivery if asked. The pieces earn nothing and were not bought any
 * more, and go back into stock where that is wished; an order of which every piece is refunded is returned. Returns the
 * amount. Throws AppError unauthenticated, forbidden, not_found, invalid, or conflict for an order that does not stand.
 */
export async function refundOrder(
  { number, pieces, shipping, restock }: Refund,
  actor: Actor,
): Promise<Money> {
  const by = requireRight(actor, "orders:write");
  return inTransaction(async (db) => {
    const order = await lockOrder(db, number);
    const lines = await db.orderItem.findMany({
      where: { orderId: order.id },
      select: {
        id: true,
        productId: true,
        variantId: true,
        unitAmount: true,
        quantity: true,
        refunded: true,
      },
    });
    const chosen = choose(lines, pieces);
    const ofPieces = lines.reduce((sum, { unitAmount, refunded }) => sum + unitAmount * refunded, 0);
    const goodsBack = shareOfPaid(order, 0, ofPieces);
    const shippingLeft = shipping ? Math.max(0, order.shipping - (order.refunded - goodsBack)) : 0;
    const goods = chosen.reduce((sum, { unitAmount, now }) => sum + unitAmount * now, 0);
    const amount = shareOfPaid(order, ofPieces, goods) + shippingLeft;
    if (chosen.length === 0 && amount === 0)
      throw new AppError("invalid", "Please say how many pieces are refunded.");
    if (restock) await putBack(db, chosen);
    for (const { id, now } of chosen)
      await db.orderItem.update({
        where: { id },
        data: { refunded: { increment: now } },
        select: { id: true },
      });
    await shrinkPurchases(
      db,
      chosen.map(({ id, quantity, refunded, now }) => ({ id, left: quantity - refunded - now })),
    );
    const isWhole = lines.every(({ id, quantity, refunded }) => quantity === refunded + (pieces[id] ?? 0));
    const data = isWhole ? { status: "returned" as const, closedAt: new Date() } : {};
    await db.order.update({
      where: { id: order.id },
      data: { ...data, refundedAmount: { increment: amount }, refundedAt: new Date() },
      select: { id: true },
    });
    await wantRefund(db, order.id, amount);
    const refund = { amount, currency: order.currency };
    const detail = {
      amount: formatMoney(refund),
      pieces: chosen.reduce((sum, { now }) => sum + now, 0),
      restock,
    };
    await recordAudit(db, { actor: by, action: "order.refund", subject: `${number}`, detail });
    return refund;
  });
}

/**
 * Notes that an order was paid or shipped, or that it was not after all. Throws AppError unauthenticated, forbidden, not_found,
 * or conflict for an order that does not stand.
 */
export async function noteOrder({ number, step, done }: OrderStep, actor: Actor): Promise<void> {
  const by = requireRight(actor, "orders:write");
  await inTransaction(async (db) => {
    const { id } = await lockOrder(db, number);
    const at = done ? new Date() : null;
    const data = step === "paid" ? { paidAt: at } : { shippedAt: at };
    await db.order.update({ where: { id }, data, select: { id: true } });
    await recordAudit(db, { actor: by, action: "order.note", subject: `${number}`, detail: { step, done } });
  });
}
