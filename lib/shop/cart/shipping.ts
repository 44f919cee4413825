import { currentSettings } from "@/lib/shop/settings/current-settings";
import type { ShippingRule } from "./cart-math";

/** A shop that sells in a currency without a rule delivers free of charge. */
const FREE: ShippingRule = { fee: 0, freeFrom: 0 };

/** What delivery costs in a currency, as the shop's settings say. */
export function shippingRuleFor(currency: string): ShippingRule {
  const { delivery } = currentSettings();
  return Object.hasOwn(delivery, currency) ? (delivery[currency] ?? FREE) : FREE;
}
