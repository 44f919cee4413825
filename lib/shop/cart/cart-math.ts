import type { Money } from "@/lib/platform/money";
import { type PromoTerms, takeOff } from "@/lib/shop/promos/promo-math";
import type { Delivery } from "@/lib/shop/settings/deliveries";

/** What delivery costs in one currency, in minor units. */
export interface ShippingRule {
  fee: number;
  /** From this subtotal on, delivery is free. */
  freeFrom: number;
  /** What express delivery costs; left out, there is none. */
  express?: number;
}

/** What else the price of an order goes by. */
export interface Terms {
  /** `standard` if left out. */
  delivery?: Delivery;
  promo?: PromoTerms | null;
}

/** The most of one product that one cart holds. */
export const MAX_QUANTITY = 99;

export interface PricedLine {
  price: Money;
  quantity: number;
}

/** All in the same currency; `total` is `subtotal - discount + shipping`. */
export interface Totals {
  subtotal: Money;
  /** What a promo code takes off the goods; never more than they cost. */
  discount: Money;
  shipping: Money;
  total: Money;
  /** What is missing until delivery is free; null when it is. */
  untilFreeShipping: Money | null;
}

function assertWhole(value: number, what: string): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`${what} is not a whole number: ${value}`);
}

/** Price times quantity, in minor units. Throws RangeError on anything but whole, non-negative numbers. */
export function lineTotal({ price, quantity }: PricedLine): Money {
  assertWhole(price.amount, "price");
  assertWhole(quantity, "quantity");
  return { amount: price.amount * quantity, currency: price.currency };
}

/** The sum of lines of one currency. Throws RangeError when a line has another one: there is no exchange rate here. */
export function sumLines(lines: readonly PricedLine[], currency: string): Money {
  let amount = 0;
  for (const line of lines) {
    if (line.price.currency !== currency) {
      throw new RangeError(`a price in ${line.price.currency} cannot be added to ${currency}`);
    }
    amount += lineTotal(line).amount;
  }
  assertWhole(amount, "subtotal");
  return { amount, currency };
}

/** What a way of delivery costs: free standard delivery, by the threshold or by a code, makes none of the others cheaper. */
function feeOf({ fee, express = fee }: ShippingRule, delivery: Delivery, isFree: boolean): number {
  if (delivery === "collect") return 0;
  if (delivery === "express") return express;
  return isFree ? 0 : fee;
}

/**
 * What the lines cost with delivery, less what a promo code takes off. Nothing to deliver costs nothing. Delivery is free by
 * what the goods cost before the code: it takes nobody's free delivery away.
 */
export function computeTotals(
  lines: readonly PricedLine[],
  currency: string,
  rule: ShippingRule,
  { delivery = "standard", promo = null }: Terms = {},
): Totals {
  const subtotal = sumLines(lines, currency);
  const off = takeOff(promo, subtotal);
  const reached = subtotal.amount === 0 || subtotal.amount >= rule.freeFrom;
  const isFree = reached || off.freeDelivery;
  const fee = subtotal.amount === 0 ? 0 : feeOf(rule, delivery, isFree);
  return {
    subtotal,
    discount: { amount: off.discount, currency },
    shipping: { amount: fee, currency },
    total: { amount: subtotal.amount - off.discount + fee, currency },
    untilFreeShipping:
      isFree || rule.fee === 0 ? null : { amount: rule.freeFrom - subtotal.amount, currency },
  };
}
