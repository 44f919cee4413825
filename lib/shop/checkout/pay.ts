import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { currentWords } from "@/lib/platform/current-words";
import { getDb } from "@/lib/platform/db/client";
import { AppError, messageOf } from "@/lib/platform/errors";
import { siteAddress } from "@/lib/platform/http/site";
import { getLog } from "@/lib/platform/log";
import type { Buyer } from "@/lib/shop/orders/create-order";
import { placeOrder } from "@/lib/shop/orders/place-order";
import type { PlaceOrder } from "@/lib/shop/orders/schema";
import { currentProvider } from "@/lib/shop/payments/find-provider";
import {
  abandonPayments,
  findPayment,
  isBeingAnswered,
  type PaymentRow,
} from "@/lib/shop/payments/payment-rows";
import { type PaymentFailure, toFailure } from "@/lib/shop/payments/contract/failure";
import type { PaymentProvider, Standing } from "@/lib/shop/payments/contract/provider";
import { getSettings } from "@/lib/shop/settings/live-settings";
import { findOrdered } from "./order-held";
import { paymentsWords } from "@/lib/words/payments";
import { holdCheckout } from "./hold";
import { answerMs, applyStanding, type Outcome, settlePayment } from "./settle";

/** Where the shopper goes on: the order, or where they confirm the payment. */
export interface GoesTo {
  to: string;
}

const POLL_MS = 100;

function refuse(why: PaymentFailure): AppError {
  const message = currentWords(paymentsWords).say(why);
  return new AppError("conflict", message, { fields: [{ path: "payment", message }] });
}

const orderPage = (number: number): GoesTo => ({ to: `/orders/${number}?placed=1` });

function toPage(outcome: Outcome): GoesTo {
  if (outcome.kind === "ordered") return orderPage(outcome.number);
  if (outcome.kind === "failed") throw refuse(outcome.reason);
  if (outcome.nextUrl === null) throw refuse("noAnswer");
  return { to: outcome.nextUrl };
}

/** What the provider says of a new payment; null when it says nothing in time. */
async function ask(
  payment: PaymentRow,
  provider: PaymentProvider,
  input: PlaceOrder,
): Promise<Standing | null> {
  const { id, amount, currency, answerBy } = payment;
  const { heldUntil } = await getDb().checkout.findUniqueOrThrow({
    where: { id: payment.checkoutId },
    select: { heldUntil: true },
  });
  const { name: shop } = await getSettings();
  const wish = {
    id,
    amount: { amount, currency },
    email: input.email,
    shop,
    card: provider.takesCard ? (input.card ?? null) : null,
    returnUrl: siteAddress(`/checkout/return/${id}`),
    until: heldUntil,
  };
  try {
    const left = Math.max(1, answerBy.getTime() - Date.now());
    return await provider.begin(wish, AbortSignal.timeout(left));
  } catch (error) {
    getLog("checkout").warn({ payment: id, error: messageOf(error) }, "a payment provider has not answered");
    return null;
  }
}

/** Begins a payment and does what comes of it. Whatever answers after its time is given back. */
async function begin(payment: PaymentRow, provider: PaymentProvider, input: PlaceOrder): Promise<GoesTo> {
  const standing = await ask(payment, provider, input);
  if (standing === null) {
    await abandonPayments(getDb(), { id: payment.id });
    throw refuse("noAnswer");
  }
  return toPage(await applyStanding(payment, provider, standing));
}

/** What has come of a payment that another request is waiting for. */
async function waitFor(id: string): Promise<GoesTo> {
  for (;;) {
    const payment = await findPayment(id);
    const placed = payment && (await findOrdered(payment.checkoutId));
    if (placed) return orderPage(placed.number);
    if (!payment || !isBeingAnswered(payment)) {
      if (payment?.state === "open" && payment.nextUrl !== null) return { to: payment.nextUrl };
      throw refuse(toFailure(payment?.reason ?? "noAnswer"));
    }
    await sleep(POLL_MS);
  }
}

/** A payment the shopper has come back from may have gone through meanwhile. */
async function settleOpen(checkoutId: string): Promise<void> {
  const open = await getDb().payment.findMany({
    where: { checkoutId, state: "open", nextUrl: { not: null } },
    select: { id: true },
  });
  for (const { id } of open) {
    await settlePayment(id).catch((error: unknown) => {
      getLog("checkout").warn({ payment: id, error: messageOf(error) }, "a payment could not be looked at");
    });
  }
}

/**
 * Orders what lies in the buyer's cart and has it paid, as the shop's settings say. The pieces are kept meanwhile. Sending the
 * form again goes on where it was: with the order it has placed, the payment that is under way, or a new one after one that
 * failed. Throws as placeOrder does, and AppError conflict with the field `payment` when it was not paid; nothing is charged then.
 */
export async function orderAndPay(input: PlaceOrder, buyer: Buyer): Promise<GoesTo> {
  const { holdMinutes } = await getSettings();
  const provider = currentProvider();
  if (provider === null) return orderPage((await placeOrder(input, buyer)).number);
  await settleOpen(input.key);
  const hold = { provider: provider.name, answerMs: answerMs(), minutes: holdMinutes };
  const held = await holdCheckout(input, buyer, hold);
  if (held.kind === "ordered") return orderPage(held.number);
  if (held.kind === "waiting") return waitFor(held.paymentId);
  return begin(held.payment, provider, input);
}
