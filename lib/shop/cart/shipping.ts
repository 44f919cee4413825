/** What delivery costs in one currency, in minor units. */
export interface ShippingRule {
  fee: number;
  /** From this subtotal on, delivery is free. */
  freeFrom: number;
}

const RULES: Record<string, ShippingRule> = {
  GBP: { fee: 395, freeFrom: 5_000 },
  EUR: { fee: 495, freeFrom: 6_000 },
  USD: { fee: 595, freeFrom: 6_000 },
};

/** A shop that sells in a currency without a rule here delivers free of charge. */
const FREE: ShippingRule = { fee: 0, freeFrom: 0 };

export function shippingRuleFor(currency: string): ShippingRule {
  return RULES[currency] ?? FREE;
}
