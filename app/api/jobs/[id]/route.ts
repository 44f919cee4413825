import { requireJob } from "@/lib/jobs/queries";
import { jobParamsSchema, jobViewSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("job", {
  GET: operation({
    summary: "One job: its state, how far it is, and what came of it.",
    right: staffOrKey("jobs:read"),
    params: jobParamsSchema,
    answers: { 200: jobViewSchema },
    problems: ["not_found"],
    handle: ({ caller, params }) => requireJob(params.id, caller),
  }),
});
