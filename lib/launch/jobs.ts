/** Everything the worker can run, a line each. */
export { backfillJob } from "@/lib/recommender/backfill/backfill-job";
export { backupJob } from "@/lib/backup/backup-job";
export { dryRunJob, importJob } from "@/lib/data/import/upload/jobs";
export { feedJob } from "@/lib/data/feeds/feed-job";
export { healthJob } from "@/lib/recommender/health/health-job";
export { retrainAsOfJob } from "@/lib/recommender/training/retrain-as-of-job";
export { trainJob } from "@/lib/recommender/training/train-job";
