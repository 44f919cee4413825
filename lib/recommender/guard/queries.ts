import "server-only";
import { getDb } from "@/lib/platform/db/client";
import { type Actor, requireRight } from "@/lib/shop/auth/actor";
import { countingAlarms } from "./decide";
import type { GuardKind } from "./guard-log";
import { type HeardProcess, readProcesses } from "./read-figures";
import { watch } from "./watch";
import { readWatched } from "./watched";

/** What the guard saw or did, as its page lists it. */
export interface GuardEntry {
  id: string;
  /** ISO 8601. */
  at: string;
  kind: GuardKind;
  alarm: string | null;
  modelId: string;
  message: string;
  actor: string;
  until: string | null;
}

/** What the guard has written down, newest first; of one version or of all. */
export async function listGuardEntries(
  actor: Actor,
  modelId: string | null = null,
  limit = 100,
): Promise<GuardEntry[]> {
  requireRight(actor, "models:read");
  const rows = await getDb().guardEvent.findMany({
    where: modelId === null ? {} : { modelVersionId: modelId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ id, at, kind, alarm, modelVersionId, message, actor: by, until }) => ({
    id,
    at: at.toISOString(),
    kind: kind as GuardKind,
    alarm,
    modelId: modelVersionId,
    message,
    actor: by,
    until: until?.toISOString() ?? null,
  }));
}

/** How often the guard has written down each kind of thing since a moment (ms). For processes of ours alone. */
export async function countGuardEvents(since: number): Promise<{ kind: string; count: number }[]> {
  const rows = await getDb().guardEvent.groupBy({
    by: ["kind"],
    where: { at: { gte: new Date(since) } },
    _count: { _all: true },
  });
  return rows.map(({ kind, _count }) => ({ kind, count: _count._all }));
}

/** What the guard would see if it looked now. */
export interface GuardView {
  /** The version it judges. */
  modelId: string;
  liveId: string;
  liveSince: string;
  predecessorId: string | null;
  stage: "shadow" | "canary" | "holdback" | null;
  alarms: string[];
  /** What it leaves alone until when, as a person has said. */
  overruledUntil: string | null;
  processes: HeardProcess[];
}

/** What the guard sees now; null while nothing is live. */
export async function readGuardView(actor: Actor): Promise<GuardView | null> {
  requireRight(actor, "models:read");
  const now = Date.now();
  const watched = await readWatched(now);
  if (!watched) return null;
  const seen = await watch(watched);
  const overruled = await getDb().guardEvent.findFirst({
    where: { kind: "overrule", modelVersionId: seen.modelId, until: { gt: new Date(now) } },
    orderBy: { until: "desc" },
    select: { until: true },
  });
  return {
    modelId: seen.modelId,
    liveId: watched.liveId,
    liveSince: new Date(watched.liveSince).toISOString(),
    predecessorId: watched.predecessorId,
    stage: watched.release?.stage ?? null,
    alarms: countingAlarms(seen).map(({ message }) => message),
    overruledUntil: overruled?.until?.toISOString() ?? null,
    processes: await readProcesses(),
  };
}
