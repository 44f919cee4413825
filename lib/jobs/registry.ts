import { backfillJob } from "./backfill";
import type { RunnableJob } from "./job";
import { trainJob } from "./train";

/** Everything the worker can run. The names are those of payloads.ts. */
export const JOBS: readonly RunnableJob[] = [trainJob, backfillJob];
