import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";
import { MAX_K } from "@/lib/recommender/serving/schema";
import { retrainAsOfJob } from "@/lib/recommender/training/retrain-as-of-job";

export const DEFAULT_BACKFILL = { k: 20, days: 365, format: "jsonl" } as const;

/** What is worked out in advance, and for whom. */
export const backfillOptionsSchema = z.object({
  k: z.int().min(1).max(MAX_K).default(DEFAULT_BACKFILL.k).describe("Products for each shopper."),
  days: z
    .int()
    .min(1)
    .max(36_500)
    .default(DEFAULT_BACKFILL.days)
    .describe("Active is whoever has done something in the last days."),
  format: z.enum(["jsonl", "csv"]).default(DEFAULT_BACKFILL.format).describe("Of the file beside the table."),
});

/** The best products for all active shoppers, into a table and a file. */
export const backfillJob = defineJob({
  name: "backfill",
  payload: backfillOptionsSchema.extend({
    /** Jobs that were asked for under this name before mean a training as of a moment. */
    until: z.iso.datetime({ offset: true, message: "must be a time like 2026-01-31T00:00:00Z" }).optional(),
  }),
  async run(run) {
    const { until, ...options } = run.payload;
    if (until !== undefined) return retrainAsOfJob.run({ ...run, payload: { until } });
    const { backfill } = await import("./backfill");
    const { signal, report, jobId } = run;
    return backfill({ ...options, name: jobId, signal, report });
  },
});
