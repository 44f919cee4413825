/** Why a payment came to nothing. It is kept so, and said in the language of whoever reads it (lib/words/payments.ts). */
export const PAYMENT_FAILURES = [
  "declined",
  "noFunds",
  "noTestCard",
  "notBegun",
  "notConfirmed",
  "notInTime",
  "cancelled",
  "replaced",
  "tooLate",
  "noAnswer",
] as const;
export type PaymentFailure = (typeof PAYMENT_FAILURES)[number];

/** What is kept of a payment as one of them; what nobody knows any more is a payment that was declined. */
export function toFailure(kept: string): PaymentFailure {
  return PAYMENT_FAILURES.find((one) => one === kept) ?? "declined";
}
