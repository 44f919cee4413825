import { formatMoney, type Money } from "@/lib/platform/money";
import { cartStateWords } from "@/lib/words/cart-state";
import { speak } from "@/lib/words/words";

/** What a code takes off. */
export type PromoKind = "percent" | "amount" | "delivery";

/** A code as far as prices go by it. */
export interface PromoTerms {
  code: string;
  kind: PromoKind;
  /** Percent, or an amount in minor units; 0 for free delivery. */
  value: number;
  /** Of `value` where that is an amount, and of `minimum`; null: of any. */
  currency: string | null;
  /** The least the goods have to cost, in minor units. */
  minimum: number;
}

/** Why a code takes nothing off some goods: it is for another currency, or so much is missing. */
export type PromoProblem = { currency: string } | { missing: Money };

/** Why a code takes nothing off these goods; null when it does. */
export function promoProblem({ currency, minimum }: PromoTerms, subtotal: Money): PromoProblem | null {
  if (currency !== null && currency !== subtotal.currency) return { currency };
  const missing = minimum - subtotal.amount;
  return missing > 0 ? { missing: { amount: missing, currency: subtotal.currency } } : null;
}

/** The same as a sentence for the shopper. */
export function describePromoProblem(code: string, problem: PromoProblem, locale: string): string {
  const { say } = speak(cartStateWords, locale);
  if ("currency" in problem) return say("codeOther", { code, currency: problem.currency });
  return say("codeMore", { code, missing: formatMoney(problem.missing, locale) });
}

/**
 * What a code takes off goods, in minor units: a share is rounded to the nearest, and never more is taken off than they cost.
 * A code that does not hold for them takes nothing off.
 */
export function takeOff(
  promo: PromoTerms | null,
  subtotal: Money,
): { discount: number; freeDelivery: boolean } {
  if (promo === null || promoProblem(promo, subtotal) !== null) return { discount: 0, freeDelivery: false };
  const { kind, value } = promo;
  if (kind === "delivery") return { discount: 0, freeDelivery: true };
  const off = kind === "percent" ? Math.round((subtotal.amount * value) / 100) : value;
  return { discount: Math.min(off, subtotal.amount), freeDelivery: false };
}

/** `10% off`, `£5.00 off`, `Free standard delivery`. */
export function describePromo(
  { kind, value, currency }: Pick<PromoTerms, "kind" | "value" | "currency">,
  locale = "en-GB",
): string {
  const { say } = speak(cartStateWords, locale);
  if (kind === "delivery") return say("freeDelivery");
  if (kind === "percent") return say("percentOff", { percent: value });
  return say("amountOff", { amount: formatMoney({ amount: value, currency: currency ?? "GBP" }, locale) });
}

/**
 * What is to be given back of `paidFor` goods of which a discount was taken: their share of what was paid, so that all of
 * them together give back all that was paid and not a penny more.
 *
 * @param before what the goods that were given back already cost, at full price, in minor units
 * @param now the same of those given back now
 */
export function shareOfPaid(
  { subtotal, discount }: { subtotal: number; discount: number },
  before: number,
  now: number,
): number {
  const paidOf = (goods: number) => (subtotal === 0 ? 0 : goods - Math.floor((discount * goods) / subtotal));
  return paidOf(before + now) - paidOf(before);
}
