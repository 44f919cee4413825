import "server-only";
import { enqueue } from "@/lib/jobs/commands";
import type { Schedule } from "@/lib/jobs/schedule";
import { isNightlyDue, lastNightly } from "@/lib/recommender/training/nightly-schedule";
import { healthJob } from "./health-job";
import { getNewestNightlyTime } from "./queries";

/** After the nightly training has had time to end: what is live then is what the day is served with. */
const AFTER_TRAINING_MS = 50 * 60_000;

/** The night that was seen to last, in this process: it need not be looked up again. */
let enqueuedFor = 0;

/** The nightly look at data and model, at seven past four. */
export const nightlyHealthCheck: Schedule = {
  name: "nightly health check",
  async enqueueDue(now, startedAt) {
    const asOf = now - AFTER_TRAINING_MS;
    const due = lastNightly(asOf);
    if (due === enqueuedFor) return null;
    const checkedAt = await getNewestNightlyTime();
    const trained = (time: number) => time - AFTER_TRAINING_MS;
    if (!isNightlyDue(asOf, checkedAt === null ? null : trained(checkedAt), trained(startedAt))) return null;
    const enqueued = await enqueue(
      healthJob,
      { source: "nightly" },
      { dedupeKey: `health:${new Date(due).toISOString().slice(0, 13)}` },
    );
    enqueuedFor = due;
    return enqueued;
  },
};
