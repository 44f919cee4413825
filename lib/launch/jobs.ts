/** Everything the worker can run, a line each. */
export { backfillJob } from "@/lib/recommender/training/backfill-job";
export { dryRunJob, importJob } from "@/lib/data/import/upload/jobs";
export { healthJob } from "@/lib/recommender/health/health-job";
export { trainJob } from "@/lib/recommender/training/train-job";
