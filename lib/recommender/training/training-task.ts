import type {
  ChampionComparison,
  DistrustedShoppers,
  ExposureSurge,
  ServedLists,
} from "@/lib/recommender/models/model-version";
import type { Comparison, PipelineConfig, Recipe, Rehearsal, TrainingData } from "@/ml/index";

/** What a training thread is given; the buffers of the log and of the champion are handed over, not copied. */
export interface TrainingTask extends TrainingData {
  productIds: Int32Array;
  /** The products as the shop shows them, hidden ones too (`readCatalog`); null: lists are not measured. */
  catalog: Uint8Array | null;
  pipeline: PipelineConfig;
  seed: number;
  /** `compare` ends after the comparison. */
  until: "compare" | "bundle";
  /** The live version, to be measured beside the new one. */
  champion: ChampionTask | null;
}

export interface ChampionTask {
  id: string;
  bytes: Uint8Array;
  /** Newest interaction it has learnt from, milliseconds since the epoch. */
  seenUntil: number;
  /** What it is made of: tried again in any case. */
  recipe: Recipe | null;
}

export interface TrainingResult {
  comparison: Comparison;
  /** Whom it did not learn from. */
  distrusted: DistrustedShoppers;
  /** How the lists that shoppers are shown do; null where they were not measured. */
  served: ServedLists | null;
  /** Null without a live version, or when there was nothing to measure both on. */
  champion: ChampionComparison | null;
  /** Products the new version would show many times as often, without orders behind it. */
  surges: ExposureSurge[];
  /** There is a live version, and it cannot be read: older than this Aisle, or damaged. */
  isChampionUnreadable: boolean;
  /** The encoded bundle; null when only a comparison was asked for. */
  bytes: Uint8Array | null;
  /** What the bundle was asked here, before it was encoded; null without one. */
  rehearsal: Rehearsal | null;
}

export type TrainingMessage =
  | { kind: "progress"; fraction: number; stage: string }
  | { kind: "result"; result: TrainingResult }
  | { kind: "error"; message: string; stack: string | undefined };
