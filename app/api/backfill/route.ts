import { requestJob } from "@/lib/jobs/commands";
import { jobBody, toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { backfillJob } from "@/lib/recommender/training/backfill-job";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("backfill", {
  POST: operation({
    summary: "Makes again what the shop would have learnt up to a moment.",
    right: staffOrKey("jobs:write"),
    body: jobBody(backfillJob),
    answers: { 202: jobAcceptedSchema },
    problems: ["unavailable"],
    handle: async ({ caller, body }) => toAccepted(await requestJob(backfillJob, body, caller)),
  }),
});
