import { z } from "zod";

/** What each kind of job is given. Web and worker share this file; how a job runs only the worker knows. */
export const JOB_PAYLOADS = {
  /** Trains on everything and lets the result serve if it wins. */
  train: z.object({
    /** Trains also when nothing has changed since the last version. */
    force: z.boolean().default(false),
  }),
  /** Makes again what the shop would have learnt up to a moment. The result is kept as a candidate. */
  backfill: z.object({
    /** Only interactions before this moment are read. */
    until: z.iso.datetime({ offset: true, message: "must be a time like 2026-01-31T00:00:00Z" }),
  }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobInput<N extends JobName> = z.input<(typeof JOB_PAYLOADS)[N]>;
