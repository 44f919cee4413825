import type { Kind } from "@/ml/index";
import type { Rejection } from "./verdict";

/** What shops call the kinds of interactions besides our own names. `--kinds` adds to them. */
const WORDS: Readonly<Record<Kind, readonly string[]>> = {
  view: ["click", "clicks"],
  like: ["favourite", "favorite", "wishlist"],
  cart: ["addtocart", "add_to_cart", "carts"],
  purchase: ["transaction", "order", "orders", "buy"],
  rating: ["rate"],
  remove: ["remove_from_cart", "return", "cancel"],
};

const KIND_OF_WORD = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    [kind, ...words].map((word) => [word, kind as Kind] as const),
  ),
);

/** How a file's words for kinds are read. `own` is what the command line says: their word → ours. */
export function createKindReader(own: Readonly<Record<string, Kind>>): (word: string) => Kind | undefined {
  const given = new Map(Object.entries(own));
  return (word) => given.get(word) ?? KIND_OF_WORD.get(word.toLowerCase());
}

/** Why a row of a kind nobody knows is rejected. */
export function unknownKind(word: string): Rejection {
  return {
    reject: `unknown kind "${word}" (name it with --kinds ${word || "word"}=view)`,
    group: "unknown kind",
  };
}
