import "server-only";
import type { Schedule } from "@/lib/jobs/schedule";
import { findOutdatedLiveModel, getNewestModelTime } from "@/lib/recommender/models/queries";
import { enqueueRenewal, enqueueRetrain } from "./retrain";

/** Local time of the nightly training: quiet, and not on the hour, when everybody else's runs start. */
const NIGHTLY = { hour: 3, minute: 17 };

/** The newest 03:17 (local time) that is not after `now`, in milliseconds since the epoch. */
export function lastNightly(now: number): number {
  const date = new Date(now);
  date.setHours(NIGHTLY.hour, NIGHTLY.minute, 0, 0);
  if (date.getTime() > now) date.setDate(date.getDate() - 1);
  // Setting the day may have crossed a change of the clocks.
  date.setHours(NIGHTLY.hour, NIGHTLY.minute, 0, 0);
  return date.getTime();
}

/**
 * Whether the nightly training is due: nothing was trained since the last 03:17. So a shop that was closed at night makes
 * up for it when it opens. Without any version it counts from the worker's start, for the launcher trains the first.
 */
export function isNightlyDue(now: number, trainedAt: number | null, startedAt: number): boolean {
  return (trainedAt ?? startedAt) < lastNightly(now);
}

/** The nightly training as the worker keeps it. */
export function createNightlySchedule(): Schedule {
  let enqueuedFor = 0;
  return {
    name: "nightly training",
    async enqueueDue(now, startedAt) {
      const due = lastNightly(now);
      if (due === enqueuedFor || !isNightlyDue(now, await getNewestModelTime(), startedAt)) return null;
      const enqueued = await enqueueRetrain(due);
      enqueuedFor = due;
      return enqueued;
    },
  };
}

/**
 * A live version of an older format cannot serve: a worker that finds one, at its start or later, has a new one trained.
 * Once for each such version; should that fail, the nightly training comes.
 */
export function createRenewalSchedule(): Schedule {
  return {
    name: "training in place of an outdated version",
    async enqueueDue() {
      const outdated = await findOutdatedLiveModel();
      return outdated === null ? null : enqueueRenewal(outdated);
    },
  };
}
