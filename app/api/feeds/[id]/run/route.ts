import { requestFeedRun } from "@/lib/data/feeds/commands";
import { feedParamsSchema, feedRunSchema } from "@/lib/data/feeds/schema";
import { toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("feed-run", {
  POST: operation({
    summary: "Has the worker fetch a feed now, whether it has changed or not.",
    right: staffOrKey("catalog:write"),
    params: feedParamsSchema,
    body: json(feedRunSchema, { maxBytes: 1024, required: false }),
    answers: { 202: jobAcceptedSchema },
    problems: ["not_found", "unavailable"],
    handle: async ({ caller, params, body }) => toAccepted(await requestFeedRun(params.id, body, caller)),
  }),
});
