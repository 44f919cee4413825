import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { getEnv } from "@/lib/platform/env";
import { getLog } from "@/lib/platform/log";
import { providerNamed } from "@/lib/shop/payments/find-provider";
import { markPaid } from "@/lib/shop/orders/mark-orders";
import { type PaymentFailure, toFailure } from "@/lib/shop/payments/contract/failure";
import {
  abandonPayments,
  changePayment,
  changePaymentIf,
  findPayment,
  type PaymentRow,
} from "@/lib/shop/payments/payment-rows";
import type { PaymentProvider, Standing } from "@/lib/shop/payments/contract/provider";
import { findOrdered, orderHeld } from "./order-held";
import { tellGivenBack } from "./letters";

/** What has become of a payment. */
export type Outcome =
  | { kind: "ordered"; number: number }
  /** The shopper goes on paying there; null: the provider has to do something first. */
  | { kind: "open"; nextUrl: string | null }
  | { kind: "failed"; reason: PaymentFailure };

/** So long a provider may take for one answer. */
export const answerMs = (): number => getEnv().AISLE_PAYMENT_SECONDS * 1_000;
const timeLimit = () => AbortSignal.timeout(answerMs());

/** The longer a payment stands, the less often it is asked about. */
const LOOK_FIRST_MS = 10_000;
const LOOK_LAST_MS = 5 * 60_000;
const nextLook = ({ createdAt }: PaymentRow): Date => {
  const age = Date.now() - createdAt.getTime();
  return new Date(Date.now() + Math.min(LOOK_LAST_MS, Math.max(LOOK_FIRST_MS, age / 4)));
};

/** Takes the money of a payment that has its order. Rejects when the provider does not: then it is tried again later. */
async function take(payment: PaymentRow, provider: PaymentProvider): Promise<void> {
  await provider.capture(payment, timeLimit());
  await changePayment(payment.id, { state: "captured" });
  await markPaid(payment.id);
}

/** Lets go of money that nothing is ordered for, and tells the shopper if there was any. */
async function giveBack(payment: PaymentRow, provider: PaymentProvider, standing: Standing): Promise<void> {
  const { id, amount } = payment;
  const { state, reference } = standing;
  // Taken without us: the refund is asked for as any other is.
  const isTaken = state === "captured";
  if (!isTaken) await provider.release({ id, reference }, timeLimit());
  const data = isTaken
    ? { state: "captured" as const, reference, refundWanted: amount }
    : { state: "voided" as const, nextUrl: null };
  const isFirst = await changePaymentIf(id, { state: "abandoned" }, data);
  // Another process was first, or nobody had paid.
  if (!isFirst || state === "open") return;
  getLog("checkout").info({ payment: id }, "a payment that no order was made for was given back");
  await tellGivenBack(payment);
}

/** Makes the order of money that is set aside, and takes it; without an order to be made it is given back. */
async function finish(payment: PaymentRow, provider: PaymentProvider, standing: Standing): Promise<Outcome> {
  const order = payment.state === "open" ? await orderHeld(payment) : null;
  if (order) {
    await take(payment, provider).catch((error: unknown) => {
      getLog("checkout").warn({ payment: payment.id, err: error }, "money was set aside, but not taken yet");
    });
    return { kind: "ordered", number: order.number };
  }
  const now = await findPayment(payment.id);
  const placed = await findOrdered(payment.checkoutId);
  if (now?.orderId && placed) {
    if (now.state === "authorised") await take(now, provider);
    return { kind: "ordered", number: placed.number };
  }
  await abandonPayments(getDb(), { id: payment.id });
  await giveBack(payment, provider, standing);
  return placed ? { kind: "ordered", number: placed.number } : { kind: "failed", reason: "tooLate" };
}

/** A payment nobody has had an answer about may reach the provider after we have asked: it is asked about for an hour. */
const mayStillArrive = ({ state, reference, createdAt }: PaymentRow): boolean =>
  state === "abandoned" && reference === null && Date.now() - createdAt.getTime() < 60 * 60_000;

/** Does what is to be done now that a payment stands so. Rejects when the provider cannot be asked. */
export async function applyStanding(
  payment: PaymentRow,
  provider: PaymentProvider,
  standing: Standing,
): Promise<Outcome> {
  const { id, state } = payment;
  switch (standing.state) {
    case "failed":
    case "voided": {
      if (mayStillArrive(payment)) {
        await changePayment(id, { lookAt: nextLook(payment) });
        return { kind: "failed", reason: "noAnswer" };
      }
      const reason = standing.state === "failed" ? standing.reason : "cancelled";
      await changePayment(id, { state: standing.state, reason, nextUrl: null });
      return { kind: "failed", reason };
    }
    case "open":
      if (state === "abandoned") {
        await giveBack(payment, provider, standing);
        return { kind: "failed", reason: "replaced" };
      }
      await changePayment(id, {
        reference: standing.reference,
        nextUrl: standing.nextUrl,
        lookAt: nextLook(payment),
      });
      return { kind: "open", nextUrl: standing.nextUrl };
    default:
      await changePayment(id, { reference: standing.reference });
      return finish({ ...payment, reference: standing.reference }, provider, standing);
  }
}

/** What is known of a payment without asking anybody. */
async function settledOutcome(payment: PaymentRow): Promise<Outcome> {
  const placed = await findOrdered(payment.checkoutId);
  if (placed) return { kind: "ordered", number: placed.number };
  return { kind: "failed", reason: toFailure(payment.reason ?? "tooLate") };
}

/**
 * Asks the provider how a payment stands and does what is to be done: makes its order and takes its money, gives it back, or
 * notes that it failed. Doing it again changes nothing. Null when there is no such payment. Rejects when the provider cannot
 * be asked; then it is asked again later.
 */
export async function settlePayment(id: string): Promise<Outcome | null> {
  const payment = await findPayment(id);
  if (!payment) return null;
  const provider = providerNamed(payment.provider);
  if (!provider || !["open", "authorised", "abandoned"].includes(payment.state))
    return settledOutcome(payment);
  try {
    return await applyStanding(payment, provider, await provider.look(payment, timeLimit()));
  } catch (error) {
    await changePayment(id, { lookAt: nextLook(payment) });
    throw error;
  }
}

/** Gives back what is to be given back of a payment that was taken. */
export async function giveRefund(payment: PaymentRow): Promise<void> {
  const { id, refunded, refundWanted } = payment;
  const provider = providerNamed(payment.provider);
  const amount = refundWanted - refunded;
  if (!provider || amount <= 0 || payment.state !== "captured") return;
  try {
    await provider.refund(payment, amount, refunded, timeLimit());
    await changePaymentIf(id, { refunded }, { refunded: refunded + amount });
  } catch (error) {
    await changePayment(id, { lookAt: nextLook(payment) });
    throw error;
  }
}
