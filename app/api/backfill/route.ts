import { requestJob } from "@/lib/jobs/commands";
import { jobBody, toAccepted } from "@/lib/jobs/http";
import { jobAcceptedSchema } from "@/lib/jobs/schema";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { backfillJob } from "@/lib/recommender/backfill/backfill-job";
import { retrainAsOfJob } from "@/lib/recommender/training/retrain-as-of-job";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("backfill", {
  POST: operation({
    summary: "Works out the best products for all active shoppers, into a table and a file.",
    description:
      "The table is `precomputed_recommendations`; the job says where the file is. A body with `until` is what this address did before: `POST /api/retrain-as-of`.",
    right: staffOrKey("jobs:write"),
    body: jobBody(backfillJob),
    answers: { 202: jobAcceptedSchema },
    problems: ["unavailable"],
    handle: async ({ caller, body: { until, ...options } }) =>
      toAccepted(
        until === undefined
          ? await requestJob(backfillJob, options, caller)
          : await requestJob(retrainAsOfJob, { until }, caller),
      ),
  }),
});
