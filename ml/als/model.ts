import type { Ranked } from "../math/top-k";
import type { History, Recommender } from "../recommender";

export interface AlsModel extends Recommender {
  explain(history: History, product: number, now?: number): Float32Array;
  similar(product: number, k: number): Ranked;
}
