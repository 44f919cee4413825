import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { runAlone } from "@/lib/platform/db/alone";
import { getDb } from "@/lib/platform/db/client";
import { isAppError, messageOf } from "@/lib/platform/errors";
import { getLog } from "@/lib/platform/log";
import { ADVISORY_LOCK } from "@/lib/platform/postgres/advisory-locks";
import { rollbackModel } from "@/lib/recommender/models/commands";
import { advanceRelease, keepControl, stopRelease } from "@/lib/recommender/models/release-commands";
import { type Act, countingAlarms, decide, type Standing } from "./decide";
import { GUARD, lastEventAt, noteGuard, noteOnce } from "./guard-log";
import { readProcesses } from "./read-figures";
import { LONGEST_STAGE_MS } from "./thresholds";
import { type Seen, watch } from "./watch";
import { readWatched, type Watched } from "./watched";

const MINUTE_MS = 60_000;
/** Every process follows within five seconds, and says so at once. */
const VERIFY_MS = 15_000;
const ASK_AGAIN_MS = 250;

/** What the guard has done in a round. */
export type Outcome = "idle" | Act["kind"] | "advance";

interface RoundOptions {
  /** How long is waited for every process to follow a roll-back. */
  verifyMs?: number;
}

/**
 * One round of the guard: looks, decides, acts, writes down. One process at a time does, by a lock; another's round is
 * `idle`. Whatever people change between looking and acting is noticed by the commands, and left alone.
 */
export async function runGuard(now: number, options: RoundOptions = {}): Promise<Outcome> {
  return (await runAlone(ADVISORY_LOCK.guard, () => runRound(now, options))) ?? "idle";
}

async function runRound(now: number, { verifyMs = VERIFY_MS }: RoundOptions): Promise<Outcome> {
  const watched = await readWatched(now);
  if (!watched) return "idle";
  const seen = await watch(watched);
  for (const alarm of seen.alarms) {
    const { modelId } = seen;
    await noteOnce({
      at: now,
      kind: "alarm",
      alarm,
      modelId,
      controlId: watched.predecessorId,
      message: alarm.message,
    });
  }
  const act = decide(watched, seen, await readStanding(watched, seen));
  try {
    if (act.kind === "none") return (await advanceByRule(watched, seen)) ? "advance" : "none";
    await carryOut(act, watched, seen, verifyMs);
    return act.kind;
  } catch (error) {
    // Somebody has moved the versions meanwhile: the next round sees how things are then.
    if (!isAppError(error)) throw error;
    if (act.kind === "back") await standStill(act, watched, seen, error.message);
    else getLog("guard").info({ error: error.message }, "the guard did not act");
    return "stand";
  }
}

async function readStanding({ now, release, liveSince }: Watched, { modelId }: Seen): Promise<Standing> {
  const overrules = { kind: "overrule", modelVersionId: modelId, until: { gt: new Date(now) } };
  const [overruled, suspectedAt] = await Promise.all([
    getDb().guardEvent.count({ where: overrules }),
    lastEventAt("control", modelId, release ? release.startedAt : liveSince),
  ]);
  return { isOverruled: overruled > 0, suspectedAt };
}

async function carryOut(
  act: Exclude<Act, { kind: "none" }>,
  watched: Watched,
  seen: Seen,
  verifyMs: number,
): Promise<void> {
  const { now, release, predecessorId: controlId } = watched;
  const { modelId } = seen;
  if (act.kind === "back") return goBack(act, watched, verifyMs);
  if (act.kind === "stand") return standStill(act, watched, seen, act.reason);
  if (act.kind === "control") {
    if (release?.stage === "holdback" && release.share >= act.share) return;
    if (!(await keepControl(act.share, act.reason, GUARD, controlId))) return;
    return noteGuard({ at: now, kind: "control", alarm: act.alarm, modelId, controlId, message: act.reason });
  }
  if (!release) return;
  const reason = act.alarm.message;
  await stopRelease({ releaseId: release.id, stage: release.stage, reason }, GUARD, true);
  await noteGuard({
    at: now,
    kind: "stop",
    alarm: act.alarm,
    modelId,
    controlId: release.controlId,
    message: reason,
  });
}

async function standStill(
  { alarm }: { alarm: Extract<Act, { kind: "stand" }>["alarm"] },
  { now, predecessorId }: Watched,
  { modelId }: Seen,
  why: string,
): Promise<void> {
  const message = `${alarm.message} ${why}`;
  await noteOnce({ at: now, kind: "stand", alarm, modelId, controlId: predecessorId, message });
}

async function goBack(
  { alarm, to }: Extract<Act, { kind: "back" }>,
  { now, liveId }: Watched,
  verifyMs: number,
): Promise<void> {
  const started = Date.now();
  await rollbackModel(GUARD, { expectedLive: liveId, reason: alarm.message, to });
  const message = `${alarm.message} ${to} serves again.`;
  await noteGuard({ at: now, kind: "rollback", alarm, modelId: liveId, controlId: to, message });
  const missing = await waitForAll(to, verifyMs);
  const seconds = ((Date.now() - started) / 1_000).toFixed(1);
  const said =
    missing === 0
      ? `Every process that serves was heard to serve ${to} within ${seconds} s.`
      : `${missing} ${missing === 1 ? "process does" : "processes do"} not serve ${to} after ${seconds} s.`;
  const kind = missing === 0 ? "verified" : "unverified";
  await noteGuard({ at: now, kind, alarm: null, modelId: to, controlId: liveId, message: said });
}

/** How many of the processes that serve have not said within `patienceMs` that they serve `id`. */
async function waitForAll(id: string, patienceMs: number): Promise<number> {
  const ends = Date.now() + patienceMs;
  for (;;) {
    const missing = (await readProcesses()).filter(({ serving }) => serving !== id).length;
    if (missing === 0 || Date.now() >= ends) return missing;
    await sleep(ASK_AGAIN_MS);
  }
}

/** A release with a rule goes on once it has stood its time without an alarm. */
async function advanceByRule({ now, release }: Watched, seen: Seen): Promise<boolean> {
  if (!release?.rule || countingAlarms(seen).length > 0) return false;
  const { stageLists, modelId } = seen;
  const { id: releaseId, rule, stage, stageAt, controlId } = release;
  const isRipe = now - stageAt >= rule.minutes * MINUTE_MS && stageLists >= rule.lists;
  if (!isRipe && now - stageAt < LONGEST_STAGE_MS) return false;
  try {
    const to = await advanceRelease({ releaseId, stage, reason: null }, GUARD);
    const minutes = Math.round((now - stageAt) / MINUTE_MS);
    const message = `No alarm in ${minutes} minutes and ${stageLists} lists as ${stage}: ${to ?? "it stays"}.`;
    await noteGuard({ at: now, kind: "advance", alarm: null, modelId, controlId, message });
    return true;
  } catch (error) {
    // Frozen, or moved by somebody: it stays where it is.
    if (!isAppError(error)) throw error;
    getLog("guard").debug({ error: messageOf(error) }, "a release does not go on");
    return false;
  }
}
