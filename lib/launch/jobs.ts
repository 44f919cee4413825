/** Everything the worker can run, a line each. */
export { backfillJob } from "@/lib/recommender/training/backfill-job";
export { feedJob } from "@/lib/data/feeds/feed-job";
export { healthJob } from "@/lib/recommender/health/health-job";
export { trainJob } from "@/lib/recommender/training/train-job";
