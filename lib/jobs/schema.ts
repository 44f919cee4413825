import { z } from "zod";

const jobStateSchema = z.enum(["queued", "running", "completed", "failed", "cancelled"]);
const time = z.iso.datetime();

/** A job as people and other programs see it. */
export const jobViewSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: jobStateSchema,
    payload: z.unknown(),
    progress: z.number().min(0).max(1).describe("Within the current attempt."),
    stage: z.string(),
    attempts: z.int().describe("How often a worker began it."),
    cancelRequested: z.boolean(),
    error: z.string().nullable().describe("Why the newest attempt failed; null once the job has completed."),
    result: z.unknown(),
    createdAt: time,
    startedAt: time.nullable(),
    finishedAt: time.nullable(),
  })
  .meta({ id: "Job" });

export const jobParamsSchema = z.object({ id: z.guid("must be the id of a job") });
export const jobListSchema = z.object({ jobs: z.array(jobViewSchema) });
export const jobAcceptedSchema = z.object({
  jobId: z.uuid(),
  created: z.boolean().describe("False when the same had been asked for before: then it is that job."),
});
export const jobCancelledSchema = z.object({
  state: jobStateSchema.describe("`running`: it ends within two seconds."),
});

export type JobState = z.infer<typeof jobStateSchema>;
export type JobView = z.infer<typeof jobViewSchema>;
export type JobAccepted = z.infer<typeof jobAcceptedSchema>;
