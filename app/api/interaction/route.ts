import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { recordPlainly } from "@/lib/data/plain/record";
import { type PlainInteraction, plainInteractionSchema, plainRecordedSchema } from "@/lib/data/plain/schema";
import { interactionLimits } from "@/lib/shop/interactions/limits";
import { reporterByKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("plain-interaction", {
  POST: operation({
    summary: "Records one interaction of a user.",
    description: "For many at once: `POST /api/interactions`, and `/api/interactions/bulk` for history.",
    right: reporterByKey("interactions:write"),
    body: json(plainInteractionSchema),
    limits: interactionLimits((_: PlainInteraction) => 1),
    answers: { 201: plainRecordedSchema },
    problems: ["not_found", "conflict", "unavailable"],
    handle: async ({ caller, body, request }) =>
      reply(201, await recordPlainly(body, caller, request.headers)),
  }),
});
