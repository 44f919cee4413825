import "server-only";
import type { Chore } from "@/lib/jobs/chore";
import { getLog } from "@/lib/platform/log";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { sendDueNotices } from "@/lib/shop/notices/send-due";

/** Whoever waits for something that was sold out is told within a minute of its being back. */
export const noticesChore: Chore = {
  name: "notices",
  everyMs: 60_000,
  lock: ADVISORY_LOCK.notices,
  async run(_now, signal) {
    const told = await sendDueNotices(signal);
    if (told > 0) getLog("worker").info({ told }, "told who waited for what can be had again");
  },
};
