import type { InteractionKind } from "@/lib/shop/interactions/schema";

/** What one interaction says about taste: the weights the models start from. A removal says nothing by itself. */
export const KIND_WEIGHTS: Readonly<Record<InteractionKind, number>> = {
  view: 1,
  like: 2,
  cart: 3,
  purchase: 5,
  rating: 2,
  remove: 0,
};
