import { receiveDelivery } from "@/lib/data/webhooks/receive";
import { webhookAnswerSchema } from "@/lib/data/webhooks/contract/schema";
import { shopifyWebhook } from "@/lib/data/webhooks/shopify/right";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("webhooks-shopify", {
  POST: operation({
    summary: "Takes a webhook of Shopify: products that change, orders that are placed.",
    description: "The body is what Shopify sends, signed. A delivery that is sent again changes nothing.",
    right: shopifyWebhook,
    limits: [
      {
        allowance: { name: "webhooks-shopify", points: 3_000, seconds: 60 },
        counts: "deliveries of Shopify",
        keyOf: () => "all",
        costOf: () => 1,
      },
    ],
    answers: { 200: webhookAnswerSchema },
    problems: ["unavailable"],
    handle: ({ caller }) => receiveDelivery(caller),
  }),
});
