import { type Alarm, worstOf } from "./alarm";
import { CONTROL, PATIENCE_MS, UNKNOWN_MS } from "./thresholds";
import type { Seen } from "./watch";
import type { Watched } from "./watched";

/** What people have said, and what the guard has done before. */
export interface Standing {
  /** Somebody has said that the version is to go on serving, until a time that has not come. */
  isOverruled: boolean;
  /** When the present share of a control was asked for because of a suspicion; null: it was not. */
  suspectedAt: number | null;
}

/**
 * What the guard does about what it has seen:
 * - `back`: the predecessor serves again; `stop`: a version on its way is taken from it;
 * - `control`: the predecessor gets a share of shoppers, to compare both at the same time;
 * - `stand`: there is cause, and something in the way of acting on it.
 */
export type Act =
  | { kind: "none" }
  | { kind: "back"; alarm: Alarm; to: string }
  | { kind: "stop"; alarm: Alarm }
  | { kind: "control"; alarm: Alarm | null; share: number; reason: string }
  | { kind: "stand"; alarm: Alarm; reason: string };

const NONE: Act = { kind: "none" };

/** What is left of the alarms when those are gone that a comparison at the same time has proved wrong. */
export function countingAlarms({ alarms, isAsGoodBeside }: Seen): Alarm[] {
  return alarms.filter(({ basis }) => basis !== "before" || !isAsGoodBeside);
}

/**
 * The guard's rule. A limit that is crossed, or a comparison at the same time, is proof: back. A loss against an earlier
 * time is only a suspicion, for traffic changes by itself: the predecessor gets half of the shoppers, which halves the
 * harm and gives the proof. A drastic suspicion is acted on after two minutes if too few people came to compare both. Mild
 * proof from a small control first widens it: gradually back. Nothing goes back to what was itself taken back, so that two
 * versions never take turns.
 */
export function decide(watched: Watched, seen: Seen, standing: Standing): Act {
  const { release } = watched;
  const alarm = worstOf(countingAlarms(seen));
  if (!alarm) return decideUnknown(watched, seen);
  if (standing.isOverruled)
    return { kind: "stand", alarm, reason: "Somebody has said that it is to go on serving for now." };
  if (release && release.stage !== "holdback") return { kind: "stop", alarm };
  if (watched.isPinned)
    return { kind: "stand", alarm, reason: "It is pinned: only a person may replace it." };
  const to = watched.predecessorId;
  if (to === null)
    return {
      kind: "stand",
      alarm,
      reason: "There is no version to go back to that has not been taken back.",
    };
  return decideLive(watched, seen, alarm, standing, to);
}

function decideLive(
  { now, release }: Watched,
  { isComparedBeside }: Seen,
  alarm: Alarm,
  { suspectedAt }: Standing,
  to: string,
): Act {
  const share = release?.stage === "holdback" ? release.share : 0;
  const isWide = share >= CONTROL.suspicion;
  const back: Act = { kind: "back", alarm, to };
  const widen: Act = {
    kind: "control",
    alarm,
    share: CONTROL.suspicion,
    reason: `${alarm.message} Half of the shoppers get ${to} until it is known why.`,
  };
  if (alarm.basis === "limit") return back;
  if (alarm.basis === "beside") return alarm.drastic || isWide ? back : widen;
  if (!isWide) return widen;
  const isWaitedOut =
    alarm.drastic && !isComparedBeside && suspectedAt !== null && now - suspectedAt >= PATIENCE_MS;
  return isWaitedOut ? back : NONE;
}

/** A new live version with nothing to compare it with: without a control nobody would know. */
function decideUnknown({ now, liveSince, predecessorId, release }: Watched, { hasNoPast }: Seen): Act {
  const isNew = now - liveSince < UNKNOWN_MS;
  if (!hasNoPast || !isNew || predecessorId === null || release) return NONE;
  const reason = `Nothing is known of the time before it. Some shoppers get ${predecessorId}, to compare both.`;
  return { kind: "control", alarm: null, share: CONTROL.unknown, reason };
}
