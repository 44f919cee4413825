import type { Lane } from "./lanes";
import type { InteractionKind } from "./schema";

/** What a purchase that another front end reports brought in. */
export interface Sale {
  /** Minor units a piece; null before the product's own price has been looked up. */
  unitAmount: number | null;
  currency: string | null;
  /** The other front end's number of the order; null for a purchase by itself. */
  order: string | null;
}

/** One interaction, checked and resolved to the shop's own numbers. */
export interface Fact {
  /** Made by whoever saw it happen; repeating it counts once. */
  id: string;
  /** The canonical shopper; null: nobody in particular. */
  shopperId: string | null;
  productId: number;
  kind: InteractionKind;
  /** Quantity for cart and purchase, 1–5 for a rating, else 1. */
  value: number;
  /** Milliseconds since the epoch, by our clock. */
  at: number;
  /** The same by the sender's clock, where `at` was corrected; else null. */
  clientAt: number | null;
  /** The list it came from. */
  listId: string | null;
  /** `person` where it is left out. */
  lane?: Lane;
  /** Keyed hash of the network it was reported from; null or left out for what we saw ourselves. */
  origin?: string | null;
  /** Of a purchase that is no line of an order here. */
  sale?: Sale;
}
