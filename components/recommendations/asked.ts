import type { RailItem, RailList } from "@/lib/recommender/serving/rail-answer";

/** A product in the list it was shown in. */
export interface Shown {
  item: RailItem;
  list: RailList;
}

/** What was asked of a rail. */
export interface Asked {
  /** What is told of; still there while its dialog closes. */
  about: Shown | null;
  isOpen: boolean;
  /** Of what less is wanted, by `lessKey`, each with why that could not be kept; null: it could. */
  less: Readonly<Record<string, string | null>>;
}

export type SetAsked = (change: (was: Asked) => Asked) => void;

/** By what a product of which less is wanted is known: in another list it is a product like any. */
export const lessKey = ({ item, list }: Shown) => `${item.product.id} ${list.token}`;
