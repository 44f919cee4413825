/** Everything the worker can run, a line each. */
export { backfillJob } from "@/lib/recommender/training/backfill-job";
export { trainJob } from "@/lib/recommender/training/train-job";
