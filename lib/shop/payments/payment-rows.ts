import "server-only";
import { type Db, getDb } from "@/lib/platform/db/client";
import type { Prisma } from "@/lib/platform/db/generated/client";

/** A try to pay, as the shop keeps it. */
export interface PaymentRow {
  id: string;
  checkoutId: string;
  orderId: string | null;
  provider: string;
  reference: string | null;
  state: "open" | "authorised" | "captured" | "failed" | "abandoned" | "voided";
  amount: number;
  currency: string;
  nextUrl: string | null;
  reason: string | null;
  refundWanted: number;
  refunded: number;
  createdAt: Date;
  answerBy: Date;
}

export const PAYMENT_COLUMNS = {
  id: true,
  checkoutId: true,
  orderId: true,
  provider: true,
  reference: true,
  state: true,
  amount: true,
  currency: true,
  nextUrl: true,
  reason: true,
  refundWanted: true,
  refunded: true,
  createdAt: true,
  answerBy: true,
} as const;

export function findPayment(id: string, db: Db = getDb()): Promise<PaymentRow | null> {
  return db.payment.findUnique({ where: { id }, select: PAYMENT_COLUMNS });
}

/** A payment whose answer somebody is waiting for at this moment: nobody else may do anything about it. */
export const isBeingAnswered = ({ state, nextUrl, answerBy }: PaymentRow, now = new Date()): boolean =>
  state === "authorised" || (state === "open" && nextUrl === null && answerBy > now);

/** Enters a payment that is about to be begun. */
export function enterPayment(db: Db, data: Prisma.PaymentUncheckedCreateInput): Promise<PaymentRow> {
  return db.payment.create({ data, select: PAYMENT_COLUMNS });
}

/** Notes what has become of a payment. */
export async function changePayment(
  id: string,
  data: Prisma.PaymentUncheckedUpdateInput,
  db: Db = getDb(),
): Promise<void> {
  await db.payment.update({ where: { id }, data, select: { id: true } });
}

/** The same where it is still as `expected` says; false: somebody else was first. */
export async function changePaymentIf(
  id: string,
  expected: Pick<Prisma.PaymentWhereInput, "state" | "refunded">,
  data: Prisma.PaymentUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await getDb().payment.updateMany({ where: { id, ...expected }, data });
  return count > 0;
}

/** Whatever comes of these payments is given back; the next look at them does it. */
export async function abandonPayments(db: Db, where: { checkoutId: string } | { id: string }): Promise<void> {
  await db.payment.updateMany({
    where: { ...where, state: "open" },
    data: { state: "abandoned", lookAt: new Date() },
  });
}

/**
 * Notes that so much of what was paid for an order is to be given back, in the transaction that decides it. The worker asks
 * the provider for it. An order that was not paid online has nothing to give back here.
 */
export async function wantRefund(db: Db, orderId: string, amount: number): Promise<void> {
  await db.$executeRaw`
    update payments set refund_wanted = least(amount, refund_wanted + ${amount}::int), look_at = now()
     where order_id = ${orderId}::uuid and state in ('authorised', 'captured')`;
}
