import { cancelJob } from "@/lib/jobs/commands";
import { jobCancelledSchema, jobParamsSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("job-cancel", {
  POST: operation({
    summary: "Cancels a job; a running one ends within two seconds.",
    right: staffOrKey("jobs:write"),
    params: jobParamsSchema,
    answers: { 200: jobCancelledSchema },
    problems: ["not_found", "conflict"],
    handle: async ({ caller, params }) => ({ state: await cancelJob(params.id, caller) }),
  }),
});
