import type { AlsModel } from "../als/model";
import type { BlendModel } from "../blend/model";
import type { CoPurchaseModel } from "../co-purchase/model";
import type { ItemSimilarityModel } from "../item-similarity/model";
import type { PopularityModel } from "../popularity/model";
import type { Recommender } from "../recommender";

/** Everything one training run produces and serving needs. */
export interface ModelBundle {
  /** The shop's product id of each dense index. */
  readonly productIds: Int32Array;
  /** Name of the model behind `ranker`. */
  readonly chosen: string;
  /** Milliseconds since the epoch. */
  readonly trainedAt: number;
  readonly als: AlsModel;
  readonly popularity: PopularityModel;
  readonly recentPopularity: PopularityModel;
  readonly similar: ItemSimilarityModel;
  readonly together: CoPurchaseModel;
  readonly blend: BlendModel;
  /** The chosen one. */
  readonly ranker: Recommender;
}
