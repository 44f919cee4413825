import type { Pace } from "../pace";
import { TrainingStopped, type TrainContext } from "./train-context";

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
  return {
    checkpoint,
    breathe: async () => {
      checkpoint();
      await new Promise((resolve) => setTimeout(resolve, 0));
    },
  };
}
