import { DEFAULT_ALS, type AlsConfig } from "../als/config";
import { DEFAULT_WEIGHTS, type WeightConfig } from "../data/events";

export interface PipelineConfig {
  /** Length of the lists that are compared. */
  readonly k: number;
  /** Share of the events, newest first, that is the test part. */
  readonly testShare: number;
  /** Share of the remaining events, newest first, that is the validation part. */
  readonly validationShare: number;
  readonly weights: WeightConfig;
  readonly als: AlsConfig;
}

export const DEFAULT_PIPELINE: PipelineConfig = {
  k: 20,
  testShare: 0.2,
  validationShare: 0.2,
  weights: DEFAULT_WEIGHTS,
  als: DEFAULT_ALS,
};
