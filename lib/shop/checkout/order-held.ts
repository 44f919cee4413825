import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { takeOrdered } from "@/lib/shop/cart/take-lines";
import { rememberFacts } from "@/lib/shop/interactions/session-cache";
import { createOrder } from "@/lib/shop/orders/create-order";
import { lockForm } from "@/lib/shop/orders/lock-form";
import type { PlacedOrder } from "@/lib/shop/orders/place-order";
import { endCheckout } from "@/lib/shop/payments/checkout-rows";
import {
  abandonPayments,
  changePayment,
  findPayment,
  type PaymentRow,
} from "@/lib/shop/payments/payment-rows";
import { announceShoppers } from "@/lib/shop/shoppers/shopper-news";
import { checkoutFormSchema } from "./checkout-form";

/**
 * Makes the order that a payment was begun for, now that its money is set aside: the pieces are those that were held, at
 * the prices that were agreed to, and the cart loses them. Null when there is no order to be made of it: its time was over,
 * or another payment of the same form came first. Then its money is to be given back.
 */
export async function orderHeld(payment: PaymentRow): Promise<PlacedOrder | null> {
  const { checkoutId } = payment;
  const made = await inTransaction(async (db) => {
    await lockForm(db, checkoutId);
    const now = await findPayment(payment.id, db);
    const checkout = await db.checkout.findUnique({
      where: { id: checkoutId },
      include: { lines: true, promo: { select: { id: true, code: true } } },
    });
    if (!checkout || now?.state !== "open" || checkout.state !== "open" || !checkout.shopperId) return null;
    const { shopperId, userId, currency, promo } = checkout;
    const { visit, ...details } = checkoutFormSchema.parse(checkout.form);
    const money = (amount: number) => ({ amount, currency });
    const lines = checkout.lines.map(({ unitAmount, ...line }) => ({ ...line, price: money(unitAmount) }));
    const totals = {
      subtotal: money(checkout.subtotalAmount),
      discount: money(checkout.discountAmount),
      shipping: money(checkout.shippingAmount),
      total: money(checkout.totalAmount),
      untilFreeShipping: null,
    };
    const buyer = { shopperId, viewer: userId === null ? null : { userId }, visit };
    await takeOrdered(db, shopperId, checkout.lines);
    const order = await createOrder(db, checkoutId, details, { lines, totals, promo }, buyer);
    await endCheckout(db, checkoutId, "ordered");
    const authorised = { state: "authorised", orderId: order.id, nextUrl: null, lookAt: new Date() } as const;
    await changePayment(payment.id, authorised, db);
    await abandonPayments(db, { checkoutId });
    return { ...order, shopperId };
  });
  if (!made) return null;
  rememberFacts(made.purchases);
  void announceShoppers([made.shopperId]);
  return { number: made.number };
}

/** The order that has come of a checkout, if one has. */
export async function findOrdered(checkoutId: string): Promise<PlacedOrder | null> {
  return getDb().order.findUnique({ where: { idempotencyKey: checkoutId }, select: { number: true } });
}
