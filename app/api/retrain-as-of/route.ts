import { requestJob } from "@/lib/jobs/commands";
import { jobBody, toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { retrainAsOfJob } from "@/lib/recommender/training/retrain-as-of-job";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("retrain-as-of", {
  POST: operation({
    summary: "Makes again what the shop would have learnt up to a moment.",
    description: "Its version stays a candidate, to look at or to promote by hand.",
    right: staffOrKey("jobs:write"),
    body: jobBody(retrainAsOfJob),
    answers: { 202: jobAcceptedSchema },
    problems: ["unavailable"],
    handle: async ({ caller, body }) => toAccepted(await requestJob(retrainAsOfJob, body, caller)),
  }),
});
