import { currentSettings } from "@/lib/shop/settings/current-settings";
import type { Delivery } from "@/lib/shop/settings/deliveries";
import type { ShippingRule } from "./cart-math";

/** A shop that sells in a currency without a rule delivers free of charge. */
const FREE: ShippingRule = { fee: 0, freeFrom: 0 };

/** What delivery costs in a currency, as the shop's settings say. */
export function shippingRuleFor(currency: string): ShippingRule {
  const { delivery } = currentSettings();
  return Object.hasOwn(delivery, currency) ? (delivery[currency] ?? FREE) : FREE;
}

/** A way of delivery as the shop promises it. */
export interface DeliveryOffer {
  way: Delivery;
  /** Working days it takes, from and to. */
  from: number;
  to: number;
  /** Where it can be collected; empty for what is brought. */
  at: string;
}

/** The ways an order in this currency can go to its shopper, the usual one first. */
export function deliveryOffers(currency: string): DeliveryOffer[] {
  const { deliveryDays, collectAt } = currentSettings();
  const { express } = shippingRuleFor(currency);
  const ways: Delivery[] = [
    "standard",
    ...(express === undefined ? [] : (["express"] as const)),
    ...(collectAt === "" ? [] : (["collect"] as const)),
  ];
  return ways.map((way) => ({ way, ...deliveryDays[way], at: way === "collect" ? collectAt : "" }));
}
