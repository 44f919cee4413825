import type { FlagSwitch } from "@/lib/recommender/experiments/experiment";

const MINUTE = 60_000;

/** A time in which the same shoppers had a flag all the while, and others had not: only within one can they be compared. */
export interface Stretch {
  /** Milliseconds since the epoch. */
  from: number;
  /** When more shoppers get it, or it is switched off; Infinity: not known yet. */
  to: number;
  /** What part of shoppers has it. */
  share: number;
  /** Whether nobody had it before. */
  isFirst: boolean;
}

/**
 * The last such time that has begun; null for a flag that everybody has had from the start, or that nobody has yet. Who
 * gets it in the course of a ramp would else be among those without it and, later, among those with it.
 */
export function stretchOf(
  { definition: { ramp }, startedAt, stoppedAt }: Pick<FlagSwitch, "definition" | "startedAt" | "stoppedAt">,
  now: number,
): Stretch | null {
  if (startedAt === null) return null;
  const end = stoppedAt ?? Infinity;
  const beginOf = (i: number) => startedAt + (ramp[i]?.afterMinutes ?? Infinity) * MINUTE;
  for (let i = ramp.length - 1; i >= 0; i--) {
    const share = ramp[i]?.share ?? 1;
    const from = beginOf(i);
    if (share < 1 && from <= Math.min(now, end))
      return { from, to: Math.min(beginOf(i + 1), end), share, isFirst: i === 0 };
  }
  return null;
}
