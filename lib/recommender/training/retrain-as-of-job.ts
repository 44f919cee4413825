import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";

/** Makes again what the shop would have learnt up to a moment, and keeps it as a candidate to look at or promote. */
export const retrainAsOfJob = defineJob({
  name: "retrain-as-of",
  payload: z.object({
    /** Only interactions before this moment are read. */
    until: z.iso.datetime({ offset: true, message: "must be a time like 2026-01-31T00:00:00Z" }),
  }),
  async run({ payload, jobId, signal, clock, report }) {
    const { trainModel } = await import("./train-model");
    return trainModel({
      until: Date.parse(payload.until),
      force: false,
      jobId,
      actor: "retrain-as-of job",
      signal,
      clock,
      report,
    });
  },
});
