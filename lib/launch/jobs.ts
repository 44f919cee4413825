import type { Job } from "@/lib/jobs/job";
import type { Schedule } from "@/lib/jobs/schedule";
import { backfillJob } from "@/lib/recommender/training/backfill-job";
import { createNightlySchedule, createRenewalSchedule } from "@/lib/recommender/training/nightly-schedule";
import { trainJob } from "@/lib/recommender/training/train-job";

/** Everything the worker can run. */
export const JOBS: readonly Job[] = [trainJob, backfillJob];

/** What the worker enqueues by itself. */
export const SCHEDULES: readonly Schedule[] = [createNightlySchedule(), createRenewalSchedule()];
