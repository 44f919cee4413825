import { z } from "zod";
import { defineJob } from "@/lib/jobs/job";

/** Fetches a feed and imports it. What is wrong with the feed is its result: trying again at once would not mend it. */
export const feedJob = defineJob({
  name: "feed",
  payload: z.object({
    feed: z.uuid(),
    /** Fetched even if it has not changed. */
    force: z.boolean().default(false),
    confirmDelisting: z.boolean().default(false),
  }),
  async run({ payload, signal, clock, report }) {
    const [{ runFeed }, { getPool }] = await Promise.all([
      import("./run-feed"),
      import("@/lib/platform/db/client"),
    ]);
    const { feed, force, confirmDelisting } = payload;
    const options = { force, confirmDelisting, now: clock.now(), signal, onProgress: report };
    return runFeed(getPool("work"), feed, options);
  },
});
