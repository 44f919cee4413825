import type { Money } from "@/lib/platform/money";

/** What delivery costs in one currency, in minor units. */
export interface ShippingRule {
  fee: number;
  /** From this subtotal on, delivery is free. */
  freeFrom: number;
}

/** The most of one product that one cart holds. */
export const MAX_QUANTITY = 99;

export interface PricedLine {
  price: Money;
  quantity: number;
}

/** All in the same currency; `total` is `subtotal + shipping`. */
export interface Totals {
  subtotal: Money;
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

/** What the lines cost with delivery. Nothing to deliver costs nothing. */
export function computeTotals(lines: readonly PricedLine[], currency: string, rule: ShippingRule): Totals {
  const subtotal = sumLines(lines, currency);
  const free = subtotal.amount === 0 || subtotal.amount >= rule.freeFrom;
  const fee = free ? 0 : rule.fee;
  return {
    subtotal,
    shipping: { amount: fee, currency },
    total: { amount: subtotal.amount + fee, currency },
    untilFreeShipping: fee === 0 ? null : { amount: rule.freeFrom - subtotal.amount, currency },
  };
}
