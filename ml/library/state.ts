import type { WeightConfig } from "../core/data/events";
import type { HistoryTable } from "../core/data/history";
import type { Parameters } from "../core/model/parameters";
import type { Recommender } from "../core/recommender";
import type { Ids } from "./ids";

/** Everything a fitted recommender is made of. */
export interface State {
  readonly kind: string;
  readonly parameters: Parameters;
  readonly model: Recommender;
  readonly users: Ids;
  readonly items: Ids;
  readonly histories: HistoryTable;
  readonly weights: WeightConfig;
  /** The time of the newest row, in milliseconds since the epoch. */
  readonly now: number;
  /** The model as its own artifact. */
  encode(): Uint8Array;
}
