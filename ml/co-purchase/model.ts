import type { Ranked } from "../math/top-k";

export interface CoPurchaseModel {
  readonly productCount: number;
  related(products: Uint32Array, k: number): Ranked;
}
