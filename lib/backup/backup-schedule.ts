import "server-only";
import { enqueue } from "@/lib/jobs/commands";
import type { Schedule } from "@/lib/jobs/schedule";
import { getEnv } from "@/lib/platform/env";
import { isNightlyDue, lastNightly } from "@/lib/recommender/training/nightly-schedule";
import { backupJob } from "./backup-job";
import { findNewestBackup } from "./queries";

/** Before the nightly training, so that both have the machine to themselves. */
const BEFORE_TRAINING_MS = 30 * 60_000;

/** The night that was seen to last, in this process: it need not be looked up again. */
let enqueuedFor = 0;

/** The nightly backup, at thirteen to three; a shop that was closed makes up for it. Only where there is a folder for it. */
export const nightlyBackup: Schedule = {
  name: "nightly backup",
  async enqueueDue(now, startedAt) {
    if (getEnv().AISLE_BACKUP_FOLDER === undefined) return null;
    const later = (time: number) => time + BEFORE_TRAINING_MS;
    const due = lastNightly(later(now));
    if (due === enqueuedFor) return null;
    const newest = await findNewestBackup();
    // Without any, whoever has set the folder wants one now.
    const madeAt = newest === null ? 0 : later(newest.madeAt.getTime());
    if (!isNightlyDue(later(now), madeAt, startedAt)) return null;
    const night = new Date(due).toISOString().slice(0, 13);
    const enqueued = await enqueue(backupJob, {}, { dedupeKey: `backup:${night}` });
    enqueuedFor = due;
    return enqueued;
  },
};
