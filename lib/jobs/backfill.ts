import { defineJob } from "./job";
import { JOB_PAYLOADS } from "./payloads";
import { trainModel } from "./train-model";

/** Makes again what the shop would have learnt up to a moment, and keeps it as a candidate to look at or promote. */
export const backfillJob = defineJob({
  name: "backfill",
  payload: JOB_PAYLOADS.backfill,
  run: ({ payload, jobId, signal, clock, report }) =>
    trainModel({
      until: Date.parse(payload.until),
      force: false,
      jobId,
      actor: "backfill job",
      signal,
      clock,
      report,
    }),
});
