import { DEFAULT_ALS, type AlsConfig } from "../models/als/config";
import { DEFAULT_CO_PURCHASE, type CoPurchaseConfig } from "../models/co-purchase/fit";
import { DEFAULT_WEIGHTS, type WeightConfig } from "../core/data/events";
import { DEFAULT_CO_OCCURRENCE, type CoOccurrenceConfig } from "../models/co-occurrence/fit";

/** ALS parameters validation chooses among. */
export type AlsChoice = Partial<Pick<AlsConfig, "factors" | "alpha" | "unobserved" | "regularisation">> & {
  readonly decayPerDay: number;
};

/** Item-neighbour parameters validation chooses among. */
export type CoOccurrenceChoice = Pick<CoOccurrenceConfig, "normalisation" | "basketDecayPerDay">;

export interface PipelineConfig {
  /** Length of the lists that are compared. */
  readonly k: number;
  /** Share of the events, newest first, that is the test part. */
  readonly testShare: number;
  /** Share of the remaining events, newest first, that is the validation part. */
  readonly validationShare: number;
  /** Parameters are chosen on the events of so many users that there are at most about this many. */
  readonly tuningEvents: number;
  /** Most users parameters are chosen on; while fewer came back, earlier windows are asked as well. */
  readonly tuningUsers: number;
  readonly tuningWindows: number;
  /** Most users the table is measured on, drawn by the seed. */
  readonly measuredUsers: number;
  /** The same as scores computed, users × items: with a large catalogue fewer users are asked. */
  readonly tuningScores: number;
  readonly measuredScores: number;
  /** What kinds are worth. Its decay rate serves where no choice below replaces it. */
  readonly weights: WeightConfig;
  readonly als: AlsConfig;
  readonly alsChoices: readonly AlsChoice[];
  readonly coOccurrence: CoOccurrenceConfig;
  /** Neighbours kept of all items together: with a large catalogue each keeps fewer. */
  readonly mostNeighbours: number;
  readonly coOccurrenceChoices: readonly CoOccurrenceChoice[];
  readonly coPurchase: CoPurchaseConfig;
  /** Decay rates per day of recent popularity. */
  readonly popularityDecays: readonly number[];
  /** The blend's weights are multiples of one over this. */
  readonly blendSteps: number;
}

export const DEFAULT_PIPELINE: PipelineConfig = {
  k: 20,
  testShare: 0.2,
  validationShare: 0.2,
  tuningEvents: 2_000_000,
  tuningUsers: 1000,
  tuningWindows: 3,
  measuredUsers: 20_000,
  tuningScores: 8e7,
  measuredScores: 2e8,
  weights: DEFAULT_WEIGHTS,
  als: DEFAULT_ALS,
  alsChoices: [
    { decayPerDay: 0.05, alpha: 0.2, regularisation: 2 },
    { decayPerDay: 0.03, alpha: 0.2, regularisation: 5 },
    { decayPerDay: 0.02, alpha: 1, regularisation: 20 },
    { decayPerDay: 0.1, alpha: 1, regularisation: 20, unobserved: 1 },
    { decayPerDay: 0.01, alpha: 1, regularisation: 1, unobserved: 0.03 },
  ],
  coOccurrence: DEFAULT_CO_OCCURRENCE,
  mostNeighbours: 8_000_000,
  coOccurrenceChoices: [
    { normalisation: 0, basketDecayPerDay: 0 },
    { normalisation: 0, basketDecayPerDay: 0.02 },
    { normalisation: 0.25, basketDecayPerDay: 0.02 },
    { normalisation: 0.25, basketDecayPerDay: 0.1 },
    { normalisation: 0.5, basketDecayPerDay: 0.02 },
  ],
  coPurchase: DEFAULT_CO_PURCHASE,
  popularityDecays: [0.02, 0.05, 0.1, 0.2],
  blendSteps: 6,
};
