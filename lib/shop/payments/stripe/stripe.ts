import "server-only";
import { getLog } from "@/lib/platform/log";
import type { PaymentName, PaymentProvider, PaymentWish, Standing } from "../contract/provider";
import { callStripe, StripeRefusal } from "./call-stripe";
import { type Intent, intentSchema, refundSchema, type Session, sessionSchema } from "./shapes";

/** Stripe keeps a page open for at least half an hour; a moment more, because our clocks differ. */
const SHORTEST_PAGE_MS = 31 * 60_000;

const secondsOf = (date: Date) => Math.floor(date.getTime() / 1_000);

/** With which form the page at Stripe is asked for. The money is set aside there, and taken once there is an order. */
function toForm(wish: PaymentWish): Record<string, string | number> {
  const { id, amount, email, shop, returnUrl, until } = wish;
  const earliest = Date.now() + SHORTEST_PAGE_MS;
  return {
    mode: "payment",
    client_reference_id: id,
    customer_email: email,
    success_url: returnUrl,
    cancel_url: returnUrl,
    expires_at: secondsOf(new Date(Math.max(until.getTime(), earliest))),
    "line_items[0][quantity]": 1,
    "line_items[0][price_data][currency]": amount.currency.toLowerCase(),
    "line_items[0][price_data][unit_amount]": amount.amount,
    "line_items[0][price_data][product_data][name]": shop,
    "payment_intent_data[capture_method]": "manual",
    "payment_intent_data[metadata][payment]": id,
  };
}

function standingOfIntent({ id, status }: Intent, { id: reference, url = null }: Session): Standing {
  switch (status) {
    case "requires_capture":
      return { state: "authorised", reference };
    case "succeeded":
      return { state: "captured", reference };
    case "canceled":
      return { state: "voided", reference };
    case "processing":
    case "requires_action":
    case "requires_confirmation":
    case "requires_payment_method":
      // On its page the shopper may try another card.
      return { state: "open", reference, nextUrl: url };
    default:
      throw new Error(`Stripe says of ${id} that it is ${status}, which nobody here knows.`);
  }
}

function standingOf(session: Session): Standing {
  const { id: reference, status, url = null, payment_intent: intent } = session;
  if (intent !== null && typeof intent === "object") {
    const standing = standingOfIntent(intent, session);
    if (standing.state !== "open") return standing;
  }
  if (status === "expired") return { state: "failed", reference, reason: "notInTime" };
  return { state: "open", reference, nextUrl: url };
}

const readSession = (reference: string, signal: AbortSignal) =>
  callStripe(sessionSchema, { path: `/v1/checkout/sessions/${reference}?expand[]=payment_intent` }, signal);

/** The PaymentIntent of a session that has one; null while nobody has begun to pay. */
async function intentOf(reference: string | null, signal: AbortSignal): Promise<Intent | null> {
  if (reference === null) return null;
  const { payment_intent: intent } = await readSession(reference, signal);
  return typeof intent === "object" ? intent : null;
}

async function takeOf({ id, reference }: PaymentName, signal: AbortSignal): Promise<void> {
  const intent = await intentOf(reference, signal);
  if (intent === null) throw new Error("Stripe knows of no payment that could be taken.");
  if (intent.status === "succeeded") return;
  await callStripe(
    intentSchema,
    { path: `/v1/payment_intents/${intent.id}/capture`, form: {}, key: `${id} capture` },
    signal,
  );
}

async function release({ id, reference }: PaymentName, signal: AbortSignal): Promise<void> {
  // Without an answer nobody has been sent to its page, which ends by itself.
  if (reference === null) return;
  const session = await readSession(reference, signal);
  if (session.status === "open") {
    await callStripe(
      sessionSchema,
      { path: `/v1/checkout/sessions/${reference}/expire`, form: {}, key: `${id} expire` },
      signal,
    );
    return;
  }
  const { payment_intent: intent } = session;
  if (intent === null || typeof intent === "string") return;
  if (intent.status === "canceled" || intent.status === "succeeded") return;
  await callStripe(
    intentSchema,
    { path: `/v1/payment_intents/${intent.id}/cancel`, form: {}, key: `${id} cancel` },
    signal,
  );
}

/**
 * Stripe, by a page of its own: the shop never sees a card. A session (Checkout) leads the shopper there, 3-D Secure included;
 * its PaymentIntent only sets the money aside until the shop takes it.
 */
export const stripe: PaymentProvider = {
  name: "stripe",
  takesCard: false,
  async begin(wish, signal) {
    try {
      const call = { path: "/v1/checkout/sessions", form: toForm(wish), key: `${wish.id} begin` };
      return standingOf(await callStripe(sessionSchema, call, signal));
    } catch (error) {
      if (!(error instanceof StripeRefusal) || error.status !== 402) throw error;
      getLog("checkout").warn({ payment: wish.id, error: error.message }, "a payment was refused by Stripe");
      return { state: "failed", reference: null, reason: "declined" };
    }
  },
  async look({ reference }, signal) {
    if (reference === null) return { state: "failed", reference, reason: "notBegun" };
    return standingOf(await readSession(reference, signal));
  },
  capture: takeOf,
  release,
  async refund({ id, reference }, amount, before, signal) {
    const intent = await intentOf(reference, signal);
    if (intent === null) throw new Error("Stripe knows of no payment that could be given back.");
    const form = { payment_intent: intent.id, amount };
    await callStripe(refundSchema, { path: "/v1/refunds", form, key: `${id} refund ${before}` }, signal);
  },
};
