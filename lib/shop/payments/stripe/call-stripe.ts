import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/platform/errors";
import { getEnv } from "@/lib/platform/env";

/** The version of the interface whose shapes are read here, whatever the account's own is. */
const VERSION = "2026-09-30.endive";

/** What a call is told when it is refused, as Stripe publishes it. */
const refusalSchema = z.object({
  error: z.object({
    type: z.string(),
    code: z.string().nullish(),
    message: z.string().nullish(),
  }),
});

/** A call that Stripe has understood and refused. Asking again would be refused again. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "StripeRefusal";
  }
}

/** A call as it is sent: what there is to say goes as a form does. */
export interface StripeCall {
  path: string;
  /** Left out: it only asks. */
  form?: Record<string, string | number>;
  /** The same key again is answered as the first time, and done once. */
  key?: string;
}

/**
 * Calls Stripe. Throws StripeRefusal when it says no, and Error when nothing is known of what has become of it: it cannot be
 * reached, is out of order, or answers what is no answer.
 */
export async function callStripe<S extends z.ZodType>(
  schema: S,
  { path, form, key }: StripeCall,
  signal: AbortSignal,
): Promise<z.output<S>> {
  const { AISLE_STRIPE_SECRET_KEY: secret, AISLE_STRIPE_URL: base } = getEnv();
  if (!secret) throw new AppError("unavailable", "The server has no AISLE_STRIPE_SECRET_KEY.");
  const headers: Record<string, string> = { authorization: `Bearer ${secret}`, "stripe-version": VERSION };
  if (key !== undefined) headers["idempotency-key"] = key;
  const entries = Object.entries(form ?? {}).map(([name, value]) => [name, String(value)]);
  const answer = await fetch(new URL(path, base), {
    method: form ? "POST" : "GET",
    headers,
    body: form ? new URLSearchParams(entries) : null,
    redirect: "error",
    signal,
  });
  const body: unknown = await answer.json();
  if (answer.ok) return schema.parse(body);
  const refusal = refusalSchema.safeParse(body).data?.error;
  // Too many calls, or one with the same key that is still under way: it may be asked again.
  const mayBeAskedAgain = answer.status >= 500 || answer.status === 429 || answer.status === 409;
  if (!refusal || mayBeAskedAgain) throw new Error(`Stripe answered ${answer.status} to ${path}.`);
  throw new StripeRefusal(answer.status, refusal.code ?? refusal.type, refusal.message ?? refusal.type);
}
