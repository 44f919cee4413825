import "server-only";
import { z } from "zod";
import { getEnv } from "@/lib/platform/env";
import { AppError } from "@/lib/platform/errors";
import { readBytes } from "@/lib/platform/http/body";
import { clientAddress } from "@/lib/platform/http/client-request";
import { consume } from "@/lib/platform/http/rate-limit";
import type { Right } from "@/lib/platform/http/right";
import { getDb } from "@/lib/platform/db/client";
import { parseJson } from "@/lib/platform/parse-json";
import { eventSchema, type StripeEvent } from "@/lib/shop/payments/stripe/shapes";
import { isSignedByStripe } from "@/lib/shop/payments/stripe/signature";
import { settlePayment } from "./settle";

/** An event with a session in it is far smaller. */
const MAX_BYTES = 1024 * 1024;
/** Wrong signatures from an address: more are somebody trying. */
const REFUSALS = { name: "webhook-refusals", points: 60, seconds: 60 };

export const stripeAnswerSchema = z
  .object({ outcome: z.enum(["settled", "ignored"]) })
  .meta({ id: "StripeWebhookAnswer" });

function readEvent(bytes: Buffer): StripeEvent {
  try {
    return eventSchema.parse(parseJson(bytes.toString("utf8")));
  } catch (error) {
    throw new AppError("invalid", "The body is no event of Stripe.", { cause: error });
  }
}

/** Stripe, by AISLE_STRIPE_WEBHOOK_SECRET: the caller is the event. Without a secret nobody is let in. */
export const stripeWebhook: Right<StripeEvent> = {
  credentials: [
    {
      scheme: "stripeSignature",
      definition: {
        type: "apiKey",
        in: "header",
        name: "stripe-signature",
        description:
          "`t=…,v1=…`: the time, and the HMAC-SHA256 in hexadecimal of time, full stop and body by the endpoint's secret, as Stripe sends it.",
      },
    },
  ],
  anonymous: false,
  problems: ["invalid", "unauthenticated", "too_large", "rate_limited"],
  async admit(request) {
    const secrets = getEnv().AISLE_STRIPE_WEBHOOK_SECRET ?? [];
    const bytes = await readBytes(request, MAX_BYTES);
    const header = request.headers.get("stripe-signature");
    if (isSignedByStripe(bytes, header, secrets, Date.now())) return { caller: readEvent(bytes) };
    await consume(REFUSALS, clientAddress(request.headers));
    const why = secrets.length === 0 ? "No secret of Stripe is set." : "The signature of Stripe is wrong.";
    throw new AppError("unauthenticated", why);
  },
};

/**
 * Looks at the payment an event is about. What the event says of it is not taken for true: Stripe is asked how it stands, so
 * that events may come late, twice and in any order.
 */
export async function receiveStripe({ data }: StripeEvent): Promise<z.output<typeof stripeAnswerSchema>> {
  const { id, object } = data.object;
  if (object !== "checkout.session") return { outcome: "ignored" };
  const where = { provider_reference: { provider: "stripe", reference: id } };
  const payment = await getDb().payment.findUnique({ where, select: { id: true } });
  if (!payment) return { outcome: "ignored" };
  await settlePayment(payment.id);
  return { outcome: "settled" };
}
