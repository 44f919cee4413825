import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { receiveStripe, stripeAnswerSchema, stripeWebhook } from "@/lib/shop/checkout/stripe-webhook";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("webhooks-stripe", {
  POST: operation({
    summary: "Takes a webhook of Stripe: a payment that was made, or was not.",
    description:
      "The body is what Stripe sends, signed. Stripe is asked how the payment stands; an event that is sent again changes nothing.",
    right: stripeWebhook,
    limits: [
      {
        allowance: { name: "webhooks-stripe", points: 3_000, seconds: 60 },
        counts: "events of Stripe",
        keyOf: () => "all",
        costOf: () => 1,
      },
    ],
    answers: { 200: stripeAnswerSchema },
    problems: ["unavailable"],
    handle: ({ caller }) => receiveStripe(caller),
  }),
});
