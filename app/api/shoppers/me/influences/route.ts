import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { keptShopper, visitingShopper } from "@/lib/shop/auth/rights";
import {
  influenceSchema,
  influencesSchema,
  listInfluences,
  setInfluence,
} from "@/lib/shop/interactions/influences";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("influences", {
  GET: operation({
    summary: "What of their past the shopper of the cookie has switched off for recommendations.",
    right: visitingShopper,
    answers: { 200: influencesSchema },
    handle: ({ caller }) => listInfluences(caller.id),
  }),
  POST: operation({
    summary: "Switches a product of the past off for recommendations, or on again.",
    description:
      "The next list is as if the shopper had never met the product. What was recorded stays, and so does the switch when they meet it again.",
    right: keptShopper,
    body: json(influenceSchema),
    answers: { 200: influencesSchema },
    problems: ["not_found", "conflict"],
    handle: ({ caller, body }) => setInfluence(caller.id, body),
  }),
});
