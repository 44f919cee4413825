import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";

/** Learns from everything there is and lets the result serve if it wins. */
export const trainJob = defineJob({
  name: "train",
  payload: z.object({
    /** Trains also when nothing has changed since the last version. */
    force: z.boolean().default(false),
  }),
  async run({ payload, jobId, signal, clock, report }) {
    const { trainModel } = await import("./train-model");
    return trainModel({
      until: null,
      force: payload.force,
      jobId,
      actor: "train job",
      signal,
      clock,
      report,
    });
  },
});
