import type { Operation } from "@/lib/platform/http/openapi";
import { backfillJob } from "@/lib/recommender/training/backfill-job";
import { trainJob } from "@/lib/recommender/training/train-job";
import {
  jobAcceptedSchema,
  jobCancelledSchema,
  jobListSchema,
  jobParamsSchema,
  jobViewSchema,
} from "@/lib/jobs/schema";

const accepted = { status: 202, schema: jobAcceptedSchema };

/** The part of the contract that is about work in the background: for admins and for keys with the scope. */
export const jobOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/api/train",
    summary: "Trains a model on everything there is by now.",
    body: trainJob.payload,
    answer: accepted,
    problems: [401, 403, 413, 415, 503],
    security: "token",
  },
  {
    method: "post",
    path: "/api/backfill",
    summary: "Makes again what was learnt up to a moment.",
    body: backfillJob.payload,
    answer: accepted,
    problems: [401, 403, 413, 415, 503],
    security: "token",
  },
  {
    method: "get",
    path: "/api/jobs",
    summary: "The newest jobs, newest first.",
    answer: { status: 200, schema: jobListSchema },
    problems: [401, 403],
    security: "token",
  },
  {
    method: "get",
    path: "/api/jobs/{id}",
    summary: "One job: how far it is and what came of it.",
    params: jobParamsSchema,
    answer: { status: 200, schema: jobViewSchema },
    problems: [401, 403, 404],
    security: "token",
  },
  {
    method: "post",
    path: "/api/jobs/{id}/cancel",
    summary: "Cancels a job.",
    params: jobParamsSchema,
    answer: { status: 200, schema: jobCancelledSchema },
    problems: [401, 403, 404, 409, 503],
    security: "token",
  },
  {
    method: "post",
    path: "/api/cron/retrain",
    summary: "For schedulers: this hour's training, once.",
    answer: accepted,
    problems: [401, 503],
    security: "token",
  },
];
