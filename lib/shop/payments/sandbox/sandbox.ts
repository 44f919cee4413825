import "server-only";
import { once } from "node:events";
import { getDb } from "@/lib/platform/db/client";
import { AppError } from "@/lib/platform/errors";
import type { PaymentFailure } from "../contract/failure";
import type { PaymentName, PaymentProvider, PaymentWish, Standing } from "../contract/provider";
import { behaviourOf } from "./test-cards";

/** The sandbox calls a payment as we do: one whose answer never came can still be asked about. */
const referenceOf = ({ id }: Pick<PaymentName, "id">) => `sandbox_${id}`;

const failed = (reason: PaymentFailure, reference: string | null = null): Standing => {
  return { state: "failed", reference, reason };
};

/** Keeps a payment once, however often it is begun. */
async function keep(wish: PaymentWish, state: string): Promise<string> {
  const reference = referenceOf(wish);
  const data = [{ reference, state, amount: wish.amount.amount, returnUrl: wish.returnUrl }];
  await getDb().sandboxPayment.createMany({ data, skipDuplicates: true });
  return reference;
}

async function standingOf({ id }: PaymentName): Promise<Standing> {
  const reference = referenceOf({ id });
  const row = await getDb().sandboxPayment.findUnique({ where: { reference } });
  if (!row) return failed("notBegun", reference);
  if (row.state === "confirming") return { state: "open", reference, nextUrl: `/checkout/bank/${reference}` };
  if (row.state === "failed") return failed("notConfirmed", reference);
  return { state: row.state as "authorised" | "captured" | "voided", reference };
}

async function begin(wish: PaymentWish, signal: AbortSignal): Promise<Standing> {
  const behaviour = behaviourOf(wish.card ?? "");
  switch (behaviour) {
    case null:
      return failed("noTestCard");
    case "declined":
      return failed("declined");
    case "noFunds":
      return failed("noFunds");
    case "down":
      throw new Error("the sandbox plays a provider that is out of order");
    case "late":
      // Set aside, but whoever asked does not hear of it in time.
      await keep(wish, "authorised");
      if (!signal.aborted) await once(signal, "abort");
      throw signal.reason as Error;
    default:
      await keep(wish, behaviour === "confirms" ? "confirming" : "authorised");
      return standingOf({ id: wish.id, reference: null });
  }
}

/** Moves a payment on from one of `before`; from any other state it stays where it is. */
async function move(payment: PaymentName, before: string[], state: string): Promise<void> {
  await getDb().sandboxPayment.updateMany({
    where: { reference: referenceOf(payment), state: { in: before } },
    data: { state },
  });
}

/**
 * A provider for trying: no money moves, and a card's number says what happens (test-cards.ts). It keeps what it was told in
 * a table of its own, as a provider does, so that its books can be compared with the shop's.
 */
export const sandbox: PaymentProvider = {
  name: "sandbox",
  takesCard: true,
  begin,
  look: standingOf,
  async capture(payment) {
    const reference = referenceOf(payment);
    const taken = await getDb().$executeRaw`
      update sandbox_payments set state = 'captured', captured = amount
       where reference = ${reference} and state = 'authorised'`;
    if (taken > 0) return;
    const { state } = await standingOf(payment);
    if (state !== "captured") throw new AppError("conflict", `A payment that is ${state} cannot be taken.`);
  },
  release: (payment) => move(payment, ["confirming", "authorised"], "voided"),
  async refund(payment, amount, before) {
    await getDb().sandboxPayment.updateMany({
      where: { reference: referenceOf(payment), state: "captured", refunded: before },
      data: { refunded: before + amount },
    });
  },
};

/** What the sandbox's bank asks of: null when nothing is to be confirmed. */
export async function findConfirming(
  reference: string,
): Promise<{ amount: number; returnUrl: string } | null> {
  const row = await getDb().sandboxPayment.findUnique({ where: { reference, state: "confirming" } });
  return row && { amount: row.amount, returnUrl: row.returnUrl };
}

/** The shopper's answer to the sandbox's bank. Returns where they go on; null when nothing was to be confirmed. */
export async function answerBank(reference: string, isConfirmed: boolean): Promise<string | null> {
  const asked = await getDb().sandboxPayment.findUnique({ where: { reference } });
  if (!asked) return null;
  const id = reference.replace(/^sandbox_/, "");
  await move({ id, reference }, ["confirming"], isConfirmed ? "authorised" : "failed");
  return asked.returnUrl;
}
