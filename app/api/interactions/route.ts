import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { shopperOrKey } from "@/lib/shop/auth/rights";
import { interactionLimits } from "@/lib/shop/interactions/limits";
import { receiveInteractions } from "@/lib/shop/interactions/receive";
import {
  type Batch,
  batchSchema,
  interactionsBodySchema,
  recordResultSchema,
} from "@/lib/shop/interactions/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("interactions", {
  POST: operation({
    summary: "Records what shoppers did, up to 100 interactions at once.",
    description:
      "They are on disk before the answer; sending a batch again counts each id once. What is wrong with an interaction is said " +
      "of it by its index, and the others are taken. A browser records for shoppers who have allowed it " +
      "(`PUT /api/shoppers/me/consent`): what they have not allowed is rejected as `no_consent`, and nobody gets a cookie by " +
      "it. A key is taken to have asked, unless `consent` says what was answered: a server key for whomever it names, a " +
      "publishable one for the browser it is in.",
    right: shopperOrKey("interactions:write"),
    body: json(batchSchema, { documented: interactionsBodySchema }),
    limits: interactionLimits((batch: Batch) => batch.interactions.length),
    answers: { 202: recordResultSchema },
    problems: ["unavailable"],
    handle: ({ caller, body, request }) => receiveInteractions(caller, body, request.headers),
  }),
});
