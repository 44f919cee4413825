import "server-only";
import { type Enqueued, enqueue } from "@/lib/jobs/commands";
import type { Schedule } from "@/lib/jobs/schedule";
import { feedJob } from "./feed-job";
import { findDueFeeds } from "./queries";

const MINUTE_MS = 60_000;

/** Feeds at their times. A feed that was missed, because no worker ran, is fetched once. */
export const feedSchedule: Schedule = {
  name: "feeds",
  async enqueueDue(now) {
    let newest: Enqueued | null = null;
    for (const { id, everyMinutes } of await findDueFeeds(now)) {
      // One job in each span of its schedule, however many workers look; a job that was lost is made up for in the next.
      const span = Math.floor(now / (everyMinutes * MINUTE_MS));
      const enqueued = await enqueue(
        feedJob,
        { feed: id },
        { dedupeKey: `feed:${id}:${everyMinutes}:${span}` },
      );
      if (newest === null || enqueued.created) newest = enqueued;
    }
    return newest;
  },
};
