import { requestJob } from "@/lib/jobs/commands";
import { jobBody, toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { trainJob } from "@/lib/recommender/training/train-job";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("train", {
  POST: operation({
    summary: "Trains a model on everything there is by now.",
    description: 'Nothing is trained when nothing has changed, unless the body is `{"force": true}`.',
    right: staffOrKey("jobs:write"),
    body: jobBody(trainJob),
    answers: { 202: jobAcceptedSchema },
    problems: ["unavailable"],
    handle: async ({ caller, body }) => toAccepted(await requestJob(trainJob, body, caller)),
  }),
});
