import { z } from "zod";

/** A PaymentIntent, as far as the shop reads it. */
export const intentSchema = z.object({
  id: z.string().startsWith("pi_"),
  object: z.literal("payment_intent"),
  status: z.string(),
  amount: z.int(),
  amount_received: z.int().default(0),
});
export type Intent = z.output<typeof intentSchema>;

/** A Checkout Session with its PaymentIntent, which it has once somebody begins to pay. */
export const sessionSchema = z.object({
  id: z.string().startsWith("cs_"),
  object: z.literal("checkout.session"),
  status: z.enum(["open", "complete", "expired"]).nullable(),
  url: z.string().nullable().optional(),
  client_reference_id: z.string().nullable().optional(),
  payment_intent: z.union([z.string(), intentSchema]).nullable(),
});
export type Session = z.output<typeof sessionSchema>;

export const refundSchema = z.object({
  id: z.string(),
  object: z.literal("refund"),
  amount: z.int(),
  status: z.string().nullable(),
});

/** What a webhook tells, as far as the shop acts on it: which session it is about. */
export const eventSchema = z.object({
  id: z.string(),
  object: z.literal("event"),
  type: z.string(),
  data: z.object({ object: z.looseObject({ id: z.string(), object: z.string() }) }),
});
export type StripeEvent = z.output<typeof eventSchema>;
