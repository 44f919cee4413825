import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { inTransaction } from "@/lib/platform/db/transaction";
import { messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { lockProducts } from "@/lib/shop/catalog/stock";
import { lockForm } from "@/lib/shop/orders/lock-form";
import { dropReleased } from "@/lib/shop/payments/checkout-rows";
import { isBeingAnswered, PAYMENT_COLUMNS } from "@/lib/shop/payments/payment-rows";
import { letGo } from "./hold";
import { giveRefund, settlePayment } from "./settle";

/** So many of each kind at a time: the next time goes on with the rest. */
const AT_ONCE = 50;
/** So long what came to nothing is known, in days: whoever asks about a payment that was given back gets an answer. */
const KEPT_DAYS = 30;

/** One that fails is tried again when its time comes, and keeps nobody else waiting. */
async function each<T extends { id: string }>(all: readonly T[], work: (one: T) => Promise<unknown>) {
  for (const one of all) {
    await work(one).catch((error: unknown) => {
      getLog("checkout").warn(
        { payment: one.id, error: messageOf(error) },
        "a payment is looked at again later",
      );
    });
  }
}

/** Asks about the payments whose time has come, and gives back what is wanted back. Returns how many these were. */
export async function settleDue(now: Date): Promise<number> {
  const due = await getDb().payment.findMany({
    where: { state: { in: ["open", "authorised", "abandoned"] }, lookAt: { lte: now } },
    orderBy: { lookAt: "asc" },
    take: AT_ONCE,
    select: { id: true },
  });
  await each(due, ({ id }) => settlePayment(id));
  const wanted = await getDb().payment.findMany({
    where: {
      state: "captured",
      lookAt: { lte: now },
      refundWanted: { gt: getDb().payment.fields.refunded },
    },
    take: AT_ONCE,
    select: PAYMENT_COLUMNS,
  });
  await each(wanted, giveRefund);
  return due.length + wanted.length;
}

/** Whether the pieces of a checkout whose time is over were put back; not while a payment is being answered. */
async function release(id: string, now: Date): Promise<boolean> {
  return inTransaction(async (db) => {
    await lockForm(db, id);
    const checkout = await db.checkout.findUnique({
      where: { id, state: "open", heldUntil: { lte: now } },
      select: { id: true, lines: true, payments: { select: PAYMENT_COLUMNS } },
    });
    if (!checkout || checkout.payments.some((payment) => isBeingAnswered(payment, now))) return false;
    await lockProducts(
      db,
      checkout.lines.map(({ productId }) => productId),
    );
    await letGo(db, [checkout]);
    return true;
  });
}

/**
 * Puts the pieces of checkouts whose time is over back into stock. Whoever has paid meanwhile and did not come back gets
 * their order first. Returns how many were released.
 */
export async function releaseOld(now: Date): Promise<number> {
  const over = await getDb().checkout.findMany({
    where: { state: "open", heldUntil: { lte: now } },
    orderBy: { heldUntil: "asc" },
    take: AT_ONCE,
    select: { id: true, payments: { where: { state: "open" }, select: { id: true } } },
  });
  let released = 0;
  for (const { id, payments } of over) {
    // A provider that is away keeps no pieces: what it says later is given back.
    await each(payments, (payment) => settlePayment(payment.id));
    if (await release(id, now)) released++;
  }
  return released;
}

/** Forgets what came to nothing, long ago. */
export async function dropOld(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60_000);
  return dropReleased(getDb(), before);
}
