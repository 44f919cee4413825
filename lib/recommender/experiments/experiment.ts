import type { Slice } from "@/ml/index";
import type { Definition, Flag, Ramp } from "./definition";

export const STATES = ["draft", "running", "stopped", "decided"] as const;
export type ExperimentState = (typeof STATES)[number];

/** What came of an experiment, in its owner's words. */
export interface Decision {
  /** The variant that is kept; null: none of them. */
  variant: string | null;
  reason: string;
  by: string;
  /** What the readout said at that moment, in a sentence. */
  readout: string;
}

interface Common {
  id: string;
  state: ExperimentState;
  slice: Slice | null;
  /** The variants' shares as a bandit has them now, in the order of the definition; null: as they are defined. */
  shares: number[] | null;
  /** Milliseconds since the epoch. */
  startedAt: number | null;
  stoppedAt: number | null;
  decidedAt: number | null;
  decision: Decision | null;
  createdAt: number;
  createdBy: string;
}

export interface Experiment extends Common {
  kind: "experiment";
  definition: Definition;
}

export interface FlagSwitch extends Common {
  kind: "flag";
  definition: Flag;
}

/** What part of all takes part at a moment. 0 before the start. */
export function rampAt(ramp: Ramp, startedAt: number | null, now: number): number {
  if (startedAt === null) return 0;
  const minutes = (now - startedAt) / 60_000;
  let share = 0;
  for (const step of ramp) if (minutes >= step.afterMinutes) share = step.share;
  return share;
}

/** The shares shoppers are split by at this moment; they add up to 1. */
export function sharesOf({ definition, shares }: Pick<Experiment, "definition" | "shares">): number[] {
  const given = shares ?? definition.variants.map(({ share }) => share);
  const whole = given.reduce((sum, one) => sum + one, 0);
  return given.map((one) => one / whole);
}
