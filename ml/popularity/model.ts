import type { Recommender } from "../recommender";

export interface PopularityModel extends Recommender {
  /** Score of each product for a shopper without history. */
  readonly scores: Float32Array;
}
