import type { InteractionKind } from "./schema";

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
}
