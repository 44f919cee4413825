import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type PaymentFailure, toFailure } from "@/lib/shop/payments/contract/failure";
import { findPayment } from "@/lib/shop/payments/payment-rows";
import { type CheckoutForm, checkoutFormSchema } from "./checkout-form";

/** A checkout of a shopper whose pieces are kept, to go on with. */
export interface OpenCheckout {
  /** The key of its form. */
  key: string;
  form: CheckoutForm;
  /** Until when its pieces are kept. */
  heldUntil: Date;
  /** Why it has not been paid for. */
  failed: PaymentFailure | null;
  /** Where a payment that was begun is gone on with. */
  goesOnAt: string | null;
}

/** What the shopper was about to pay for last, if its pieces are still kept. */
export async function findOpenCheckout(shopperId: string): Promise<OpenCheckout | null> {
  const row = await getDb().checkout.findFirst({
    where: { shopperId, state: "open", heldUntil: { gt: new Date() } },
    orderBy: { heldUntil: "desc" },
    select: {
      id: true,
      form: true,
      heldUntil: true,
      payments: {
        orderBy: { createdAt: "desc" },
        take: 1,
        select: { state: true, reason: true, nextUrl: true },
      },
    },
  });
  const form = checkoutFormSchema.safeParse(row?.form);
  if (!row || !form.success) return null;
  const [last] = row.payments;
  return {
    key: row.id,
    form: form.data,
    heldUntil: row.heldUntil,
    failed: last?.reason && ["failed", "voided"].includes(last.state) ? toFailure(last.reason) : null,
    goesOnAt: last?.state === "open" ? last.nextUrl : null,
  };
}

/** Whether a payment of the provider for trying, by the name it has there, is this shopper's. */
export async function isPayer(reference: string, shopperId: string): Promise<boolean> {
  const where = { provider: "sandbox", reference, checkout: { shopperId } };
  return (await getDb().payment.count({ where })) > 0;
}

/** Whose payment it is; null when there is none of that number. */
export async function findPayer(paymentId: string): Promise<string | null> {
  const payment = await findPayment(paymentId);
  if (!payment) return null;
  const row = await getDb().checkout.findUnique({
    where: { id: payment.checkoutId },
    select: { shopperId: true },
  });
  return row?.shopperId ?? null;
}
