import type { AlsChoice, CoOccurrenceChoice, PipelineConfig } from "./config";

/** Names of the models a blend may listen to. */
export const BLEND_SOURCES = ["als", "recent-popularity", "co-occurrence"] as const;

/** What validation decided besides the model's name. Plain data: it travels as JSON. */
export interface TunedParameters {
  readonly als: AlsChoice;
  readonly coOccurrence: CoOccurrenceChoice;
  /** Decay rate of recent popularity. */
  readonly popularityDecayPerDay: number;
  /** Weight of each source, in the order of `BLEND_SOURCES`; they add up to 1. */
  readonly blend: readonly number[];
}

/** The first choice of everything: what serves when nothing can be compared. */
export function firstChoices(config: PipelineConfig): TunedParameters {
  return {
    als: config.alsChoices[0] ?? { decayPerDay: config.weights.decayPerDay },
    coOccurrence: config.coOccurrenceChoices[0] ?? config.coOccurrence,
    popularityDecayPerDay: config.popularityDecays[0] ?? config.weights.decayPerDay,
    blend: BLEND_SOURCES.map(() => 1 / BLEND_SOURCES.length),
  };
}
