import type { InteractionKind } from "./schema";

/** One interaction, checked and resolved to the shop's own numbers. */
export interface Fact {
  /** Made by whoever saw it happen; repeating it counts once. */
  id: string;
  /** The canonical shopper. */
  shopperId: string;
  productId: number;
  kind: InteractionKind;
  /** Quantity for cart and purchase, 1–5 for a rating, else 1. */
  value: number;
  /** Milliseconds since the epoch. */
  at: number;
  /** The list it came from. */
  listId: string | null;
}
