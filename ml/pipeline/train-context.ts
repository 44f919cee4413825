import type { KernelPool } from "../kernels/pool";

/** What a long computation is given by whoever started it. */
export interface TrainContext {
  /** Same log, same configuration, same seed: same model, bit for bit. */
  readonly seed: number;
  /** Threads that share the work; without them the calling thread does all of it. The result is the same. */
  readonly pool?: KernelPool;
  /** `fraction` runs from 0 to 1 and never backwards; `stage` is a short phrase for a progress bar. */
  onProgress?(fraction: number, stage: string): void;
  /** Milliseconds since the epoch; without it durations are 0 and `trainedAt` is the newest event. */
  clock?(): number;
  /** Asked often; once it answers true the computation ends with `TrainingStopped`. */
  shouldStop?(): boolean;
}

/** The context of a part of a computation: its progress is that of the whole between `from` and `to`. */
export function contextWithin(ctx: TrainContext, from: number, to: number): TrainContext {
  if (ctx.onProgress === undefined) return ctx;
  return { ...ctx, onProgress: (fraction, stage) => ctx.onProgress?.(from + (to - from) * fraction, stage) };
}

/** Thrown when `shouldStop` answered true. Nothing was produced. */
export class TrainingStopped extends Error {
  override readonly name = "TrainingStopped";
  constructor() {
    super("Training was stopped before it finished.");
  }
}
