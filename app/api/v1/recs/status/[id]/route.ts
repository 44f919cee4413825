import { requireJob } from "@/lib/jobs/queries";
import { jobParamsSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { plainJobSchema } from "@/lib/data/plain/schema";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-status", {
  GET: operation({
    summary: "How far a training is, and what came of it.",
    right: staffOrKey("jobs:read"),
    params: jobParamsSchema,
    answers: { 200: plainJobSchema },
    problems: ["not_found"],
    async handle({ caller, params }) {
      const { id, state, progress, stage, error, result } = await requireJob(params.id, caller);
      return { job_id: id, status: state, progress, stage, error, result };
    },
  }),
});
