import type { Kind } from "@/ml/index";
import type { Rejection } from "./verdict";

/** What shops and their analytics call the kinds of interactions besides our own names. `--kinds` adds to them. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  view: [
    ...["views", "viewed", "click", "clicks", "page view", "product view", "product viewed", "view item"],
    ...["view product", "detail view", "product detail view", "pv"],
  ],
  like: [
    ...["likes", "favourite", "favorite", "fav", "wishlist", "add to wishlist", "product added to wishlist"],
    ...["add to favourites", "add to favorites"],
  ],
  cart: ["carts", "add to cart", "added to cart", "product added", "add to basket", "basket"],
  purchase: [
    ...[
      "purchases",
      "purchased",
      "transaction",
      "transactions",
      "order",
      "orders",
      "ordered",
      "buy",
      "bought",
    ],
    ...["order completed", "order placed", "sale"],
  ],
  rating: ["rate", "rated", "ratings", "review"],
  remove: ["removed"],
  unlike: [
    ...["unliked", "remove from wishlist", "removed from wishlist", "unfavourite"],
    ...["unfavorite", "product removed from wishlist", "remove from favourites", "remove from favorites"],
  ],
  uncart: [
    ...["remove from cart", "removed from cart", "delete from cart", "product removed", "remove from basket"],
    ...["cart remove"],
  ],
  return: [
    ...["returns", "returned", "refund", "refunds", "refunded", "cancel", "cancelled", "canceled"],
    ...[
      "cancellation",
      "order cancelled",
      "order canceled",
      "order refunded",
      "order returned",
      "chargeback",
    ],
  ],
};

/** `Add to Cart`, `add_to_cart` and `addToCart` are one word. */
function normalise(word: string): string {
  return word.toLowerCase().replace(/[\s_:./-]+/g, "");
}

const KIND_OF_WORD = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    [kind, ...words].map((word) => [normalise(word), kind as Kind] as const),
  ),
);

/**
 * How a file's words for kinds are read. `own` is what the command line says: their word → ours; `*` is for the rest,
 * and for rows without a word.
 */
export function createKindReader(own: Readonly<Record<string, Kind>>): (word: string) => Kind | undefined {
  const given = new Map(Object.entries(own));
  const rest = given.get("*");
  return (word) => given.get(word) ?? KIND_OF_WORD.get(normalise(word)) ?? rest;
}

/** Why a row of a kind nobody knows is rejected. */
export function unknownKind(word: string): Rejection {
  return {
    reject: `unknown kind "${word}" (name it with --kinds ${word || "word"}=view)`,
    group: "unknown kind",
  };
}
