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

/** Thrown when `shouldStop` answered true. Nothing was produced. */
export class TrainingStopped extends Error {
  override readonly name = "TrainingStopped";
  constructor() {
    super("Training was stopped before it finished.");
  }
}
