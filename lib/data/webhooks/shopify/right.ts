import "server-only";
import { getEnv } from "@/lib/platform/env";
import { signedBy } from "../contract/signed-by";

/** Shopify, by AISLE_SHOPIFY_SECRET. */
export const shopifyWebhook = signedBy({
  source: "shopify",
  name: "Shopify",
  signature: "x-shopify-hmac-sha256",
  topic: "x-shopify-topic",
  delivery: "x-shopify-webhook-id",
  getSecrets: () => getEnv().AISLE_SHOPIFY_SECRET ?? [],
});
