import type { Duel } from "@/lib/recommender/models/model-version";
import type { Comparison, EventLog, PipelineConfig } from "@/ml/index";

/** What a training thread is given; the buffers of the log and of the incumbent are handed over, not copied. */
export interface TrainingTask {
  log: EventLog;
  productIds: Int32Array;
  pipeline: PipelineConfig;
  seed: number;
  /** `compare` ends after the comparison. */
  until: "compare" | "bundle";
  /** The live version, to be measured beside the newcomer. */
  incumbent: Incumbent | null;
}

export interface Incumbent {
  id: string;
  bytes: Uint8Array;
  /** Newest interaction it has learnt from, milliseconds since the epoch. */
  seenUntil: number;
}

export interface TrainingResult {
  comparison: Comparison;
  duel: Duel | null;
  /** The encoded bundle; null when only a comparison was asked for. */
  bytes: Uint8Array | null;
}

export type TrainingMessage =
  | { kind: "progress"; fraction: number; stage: string }
  | { kind: "result"; result: TrainingResult }
  | { kind: "error"; message: string; stack: string | undefined };
