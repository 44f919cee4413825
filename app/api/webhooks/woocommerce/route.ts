import { receiveDelivery } from "@/lib/data/webhooks/receive";
import { webhookAnswerSchema } from "@/lib/data/webhooks/contract/schema";
import { wooCommerceWebhook } from "@/lib/data/webhooks/woocommerce/right";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("webhooks-woocommerce", {
  POST: operation({
    summary: "Takes a webhook of WooCommerce: products that change, orders that are placed.",
    description: "The body is what WooCommerce sends, signed. A delivery that is sent again changes nothing.",
    right: wooCommerceWebhook,
    limits: [
      {
        allowance: { name: "webhooks-woocommerce", points: 3_000, seconds: 60 },
        counts: "deliveries of WooCommerce",
        keyOf: () => "all",
        costOf: () => 1,
      },
    ],
    answers: { 200: webhookAnswerSchema },
    problems: ["unavailable"],
    handle: ({ caller }) => receiveDelivery(caller),
  }),
});
