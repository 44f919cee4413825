import "server-only";
import { currentSettings } from "@/lib/shop/settings/current-settings";
import type { PaymentProvider, ProviderName } from "./contract/provider";
import { sandbox } from "./sandbox/sandbox";
import { stripe } from "./stripe/stripe";

const PROVIDERS: Readonly<Record<ProviderName, PaymentProvider>> = { sandbox, stripe };

/** Who a payment was begun with: the shop may have changed to another since. */
export const providerNamed = (name: string): PaymentProvider | undefined =>
  Object.values(PROVIDERS).find((provider) => provider.name === name);

/** Who is paid at the checkout now; null: nothing is paid online. */
export function currentProvider(): PaymentProvider | null {
  const { payment } = currentSettings();
  return payment === "invoice" ? null : PROVIDERS[payment];
}
