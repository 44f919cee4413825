import { json } from "@/lib/platform/http/body";
import { clientAddress } from "@/lib/platform/http/client-request";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { shopperOrKey } from "@/lib/shop/auth/rights";
import { receiveInteractions } from "@/lib/shop/interactions/receive";
import { batchSchema, interactionsBodySchema, recordResultSchema } from "@/lib/shop/interactions/schema";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("interactions", {
  POST: operation({
    summary: "Records what shoppers did, up to 100 interactions at once.",
    description:
      "They are on disk before the answer; sending a batch again counts each id once. What is wrong with an interaction is said " +
      "of it by its index, and the others are taken. A browser records for shoppers who have allowed it " +
      "(`PUT /api/shoppers/me/consent`): what they have not allowed is rejected as `no_consent`, and nobody gets a cookie by " +
      "it. A server key is taken to have asked, unless `consent` says what was answered.",
    right: shopperOrKey("interactions:write"),
    body: json(batchSchema, { documented: interactionsBodySchema }),
    limits: [
      // A shopper who clicks ten times a second for a minute stays below.
      {
        allowance: { name: "interactions-shopper", points: 1_200, seconds: 60 },
        counts: "interactions of a shopper",
        keyOf: ({ caller }) => (caller.key ? null : caller.shopperId),
        costOf: ({ body }) => body.interactions.length,
      },
      // Many shoppers may share an address: an office, a mobile network.
      {
        allowance: { name: "interactions-address", points: 120_000, seconds: 60 },
        counts: "interactions from an address",
        keyOf: ({ caller, request }) => (caller.key ? null : clientAddress(request.headers)),
        costOf: ({ body }) => body.interactions.length,
      },
      {
        allowance: { name: "interactions-key", points: 3_000_000, seconds: 60 },
        counts: "interactions with a key",
        keyOf: ({ caller }) => caller.key?.id ?? null,
        costOf: ({ body }) => body.interactions.length,
      },
    ],
    answers: { 202: recordResultSchema },
    problems: ["unavailable"],
    handle: ({ caller, body, request }) => receiveInteractions(caller, body, request.headers),
  }),
});
