import type { Measurement } from "../eval/summarise";
import type { Parameters } from "../core/model/parameters";

/** One choice of parameters and what came of it. */
export interface Trial {
  /** Those the search set; the others are as it was told, or the model's defaults. */
  readonly parameters: Parameters;
  readonly metrics: readonly Measurement[];
  /** The metric the search looks at; null when the trial failed. */
  readonly objective: number | null;
  readonly seconds: number;
  /** Why it failed. */
  readonly error?: string;
}
