import { defineJob } from "./job";
import { JOB_PAYLOADS } from "./payloads";
import { trainModel } from "./train-model";

/** Learns from everything there is and lets the result serve if it wins. */
export const trainJob = defineJob({
  name: "train",
  payload: JOB_PAYLOADS.train,
  run: ({ payload, jobId, signal, clock, report }) =>
    trainModel({ until: null, force: payload.force, jobId, actor: "train job", signal, clock, report }),
});
