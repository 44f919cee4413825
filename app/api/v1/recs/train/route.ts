import { requestJob } from "@/lib/jobs/commands";
import { jobBody } from "@/lib/jobs/http";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation, reply } from "@/lib/platform/http/operation";
import { plainJobSchema } from "@/lib/data/plain/schema";
import { trainJob } from "@/lib/recommender/training/train-job";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-train", {
  POST: operation({
    summary: "Trains a model; `GET /api/v1/recs/status/{id}` says how far it is.",
    right: staffOrKey("jobs:write"),
    body: jobBody(trainJob),
    answers: { 202: plainJobSchema },
    problems: ["unavailable"],
    async handle({ caller, body }) {
      const { id } = await requestJob(trainJob, body, caller);
      const job = {
        job_id: id,
        status: "queued" as const,
        progress: 0,
        stage: "",
        error: null,
        result: null,
      };
      return reply(202, job, { location: `/api/v1/recs/status/${id}` });
    },
  }),
});
