import type { Measurement } from "../eval/summarise";
import type { Parameters } from "../core/model/parameters";

/** One choice of parameters and what came of it. */
export interface Trial {
  /** Those the search set; the others are as it was told, or the model's defaults. */
  readonly parameters: Parameters;
  readonly metrics: readonly Measurement[];
  /**
   * The metric the search looks at; null when the trial failed or was abandoned. Of one that was given up: that of the best, less what it
   * was behind it.
   */
  readonly objective: number | null;
  readonly seconds: number;
  /** It was given up after so many cases: far enough behind the best that the others would not have changed it. */
  readonly stopped?: { readonly cases: number; readonly of: number };
  /** The time of the search was up before it came to anything: no fault of its parameters. */
  readonly abandoned?: true;
  /** What the model says of itself, such as that it has learnt nothing. */
  readonly remark?: string;
  /** Why it failed. */
  readonly error?: string;
}
