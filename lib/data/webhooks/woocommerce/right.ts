import "server-only";
import { getEnv } from "@/lib/platform/env";
import { signedBy } from "../contract/signed-by";

/** WooCommerce, by AISLE_WOOCOMMERCE_SECRET. When a webhook is saved there, it sends its number unsigned and expects 200. */
export const wooCommerceWebhook = signedBy({
  source: "woocommerce",
  name: "WooCommerce",
  signature: "x-wc-webhook-signature",
  topic: "x-wc-webhook-topic",
  delivery: "x-wc-webhook-delivery-id",
  getSecrets: () => getEnv().AISLE_WOOCOMMERCE_SECRET ?? [],
  ping: /^webhook_id=\d{1,20}$/,
});
