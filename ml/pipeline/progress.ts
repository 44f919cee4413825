import type { Pace } from "../pace";
import { TrainingStopped, type TrainContext } from "./train-context";

/** Giving others a turn costs about a millisecond: not more often than this. */
const BREATH_MS = 20;
/** The same for a context without a clock. */
const CALLS_PER_BREATH = 16;

/** Counts equal steps towards 1. */
export function createProgress(ctx: TrainContext, steps: number): (stage: string) => void {
  let done = 0;
  return (stage) => ctx.onProgress?.(Math.min(1, ++done / steps), stage);
}

/** The pace of a training: stops where the context says so, and lets the event loop turn. */
export function createPace(ctx: TrainContext): Pace {
  const checkpoint = (): void => {
    if (ctx.shouldStop?.() === true) throw new TrainingStopped();
  };
  let calls = 0;
  let last = ctx.clock?.() ?? 0;
  return {
    checkpoint,
    breathe: async () => {
      checkpoint();
      const isDue = ctx.clock ? ctx.clock() - last >= BREATH_MS : ++calls % CALLS_PER_BREATH === 0;
      if (!isDue) return;
      await new Promise((resolve) => setTimeout(resolve, 0));
      last = ctx.clock?.() ?? 0;
    },
  };
}
