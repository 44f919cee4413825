import { removeFeed } from "@/lib/data/feeds/commands";
import { getFeed } from "@/lib/data/feeds/queries";
import { feedParamsSchema, feedSchema } from "@/lib/data/feeds/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("feed", {
  GET: operation({
    summary: "One feed, and what came of it last time.",
    right: staffOrKey("catalog:write"),
    params: feedParamsSchema,
    answers: { 200: feedSchema },
    problems: ["not_found", "unavailable"],
    handle: ({ caller, params }) => getFeed(params.id, caller),
  }),
  DELETE: operation({
    summary: "Removes a feed. What it has brought stays in the shop.",
    right: staffOrKey("catalog:write"),
    params: feedParamsSchema,
    answers: { 200: feedSchema },
    problems: ["not_found", "unavailable"],
    handle: ({ caller, params }) => removeFeed(params.id, caller),
  }),
});
