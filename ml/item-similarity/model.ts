import type { Ranked } from "../math/top-k";
import type { Recommender } from "../recommender";

export interface ItemSimilarityModel extends Recommender {
  related(product: number, k: number): Ranked;
}
