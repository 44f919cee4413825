import type { Lane } from "./lanes";
import type { ServedList } from "./list-token";

/** A list that was seen, at the latest when it was clicked. */
export interface Impression {
  list: ServedList;
  /** The canonical shopper. */
  shopperId: string;
  /** Milliseconds since the epoch. */
  at: number;
  /** `person` where it is left out. */
  lane?: Lane;
}

export interface Click {
  id: string;
  listId: string;
  productId: number;
  /** From 0. */
  position: number;
  /** Milliseconds since the epoch, by our clock. */
  at: number;
  /** The same by the sender's clock, where `at` was corrected; else null. */
  clientAt: number | null;
  /** `person` where it is left out. */
  lane?: Lane;
}
