import "server-only";
import type { Chore } from "@/lib/jobs/chore";
import { getLog } from "@/lib/platform/log";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { applyForgotten } from "./apply";
import { applyRetention, lastRetention } from "./retention";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** At night, where most shops are: three o'clock UTC. */
const NIGHT_MS = 3 * HOUR_MS;

async function keepRetention(now: number, signal: AbortSignal): Promise<void> {
  const night = Math.floor((now - NIGHT_MS) / DAY_MS) * DAY_MS + NIGHT_MS;
  const last = await lastRetention();
  if (last !== null && last.getTime() >= night) return;
  const done = await applyRetention(now, signal);
  const removed = Object.fromEntries(
    done.filter((one) => one.removed > 0).map((one) => [one.kind, one.removed]),
  );
  getLog("privacy").info({ removed }, "what has been kept for long enough is gone");
}

/** What has been kept for long enough goes, once a night; a night that was missed is made up for. */
export const retentionChore: Chore = {
  name: "retention",
  everyMs: 15 * MINUTE_MS,
  lock: ADVISORY_LOCK.retention,
  run: keepRetention,
};

/** A database restored from before an erasure forgets again: within a minute of a worker's start. */
export const erasuresChore: Chore = {
  name: "erasures",
  everyMs: MINUTE_MS,
  lock: ADVISORY_LOCK.erasures,
  async run() {
    const again = await applyForgotten("restore");
    if (again > 0)
      getLog("privacy").warn({ again }, "the database was older than these erasures; they were done again");
  },
};
