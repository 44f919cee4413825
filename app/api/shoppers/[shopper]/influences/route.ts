import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { requireCanonical, ownerOrKey, shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";
import {
  influenceSchema,
  influencesSchema,
  listInfluences,
  setInfluence,
} from "@/lib/shop/interactions/influences";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("shopper-influences", {
  GET: operation({
    summary:
      "What of a shopper's past is switched off for recommendations: for themselves, and for server keys.",
    right: ownerOrKey("profile:read"),
    params: shopperParamsSchema,
    answers: { 200: influencesSchema },
    handle: async ({ caller }) => listInfluences(await requireCanonical(caller)),
  }),
  POST: operation({
    summary: "Switches a product of a shopper's past off for recommendations, or on again.",
    right: ownerOrKey("shoppers:write"),
    params: shopperParamsSchema,
    body: json(influenceSchema),
    answers: { 200: influencesSchema },
    problems: ["conflict"],
    handle: async ({ caller, body }) => setInfluence(await requireCanonical(caller), body),
  }),
});
