/** What the worker asks for by itself, a line each. */
export { nightlyBackup } from "@/lib/backup/backup-schedule";
export { feedSchedule } from "@/lib/data/feeds/feed-schedule";
export { nightlyHealthCheck } from "@/lib/recommender/health/nightly-check";
export { nightlyTraining, renewalOfOutdated } from "@/lib/recommender/training/nightly-schedule";
