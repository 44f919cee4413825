"use client";

import { Alert } from "@/components/ui/alert";
import type { RollupStatus } from "@/lib/recommender/rollups/schema";
import { formatCount, formatMoment, formatTime } from "./format";
import { useRollups } from "./use-rollups";

/** Longer than this without counting means that no worker runs, or that it has a lot to catch up with. */
const BEHIND_SECONDS = 60;

function sayWaiting(waiting: number): string {
  return ` ${formatCount(waiting)} ${waiting === 1 ? "hour of long ago is" : "hours of long ago are"} being counted anew.`;
}

/** Until when the numbers of this page count everything; keeps them up to date while the page is open. */
export function LiveNote({ initial }: { initial: RollupStatus }) {
  const { status, isStale } = useRollups(initial);
  if (isStale)
    return (
      <Alert tone="warning">The numbers no longer change by themselves: the shop does not answer.</Alert>
    );
  if (status.behindSeconds > BEHIND_SECONDS) {
    return (
      <Alert tone="warning">
        These numbers are of {formatMoment(status.asOf)} UTC. The worker counts what has happened since; if
        they stay like this, it is not running.
      </Alert>
    );
  }
  return (
    <p className="text-sm text-muted">
      Counted until <time dateTime={status.asOf}>{formatTime(status.asOf)}</time> UTC. The numbers change by
      themselves.{status.waiting > 0 && sayWaiting(status.waiting)}
    </p>
  );
}
