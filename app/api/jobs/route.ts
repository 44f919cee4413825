import { listJobs } from "@/lib/jobs/queries";
import { jobListSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("jobs", {
  GET: operation({
    summary: "The newest jobs, newest first.",
    right: staffOrKey("jobs:read"),
    answers: { 200: jobListSchema },
    handle: async ({ caller }) => ({ jobs: await listJobs(caller) }),
  }),
});
