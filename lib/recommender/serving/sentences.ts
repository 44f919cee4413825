import { z } from "zod";

/** What a shopper did with a product, as sentences say it. */
export const ACTIONS = ["bought", "chose", "liked", "rated", "viewed"] as const;
export type Action = (typeof ACTIONS)[number];

/** Why a product is in a list, or what all of a list is. */
export const REASONS = [
  "because",
  "described-like",
  "taste",
  "brand",
  "shoppers-like-you",
  "similar",
  "together",
  "together-with-cart",
  "goes-with",
  "goes-with-cart",
  "popular-in",
  "new-in",
  "seen",
  "bought-before",
  "matches",
  "none",
] as const;

/** What a list is, beyond what its placement is for. */
export const TITLES = [
  "for-you",
  "because",
  "popular-now",
  "trending",
  "new",
  "recently-viewed",
  "similar",
  "bought-together",
  "goes-well-with",
  "you-may-also-like",
  "popular-in",
  "search",
  "again",
] as const;

/** The names a sentence speaks of. Which ones, its code says. */
export const wordsSchema = z.object({
  action: z.enum(ACTIONS).optional(),
  product: z
    .string()
    .optional()
    .describe("Name of a product of the shopper's past, of the page or of the cart."),
  category: z.string().optional(),
  brand: z.string().optional(),
  query: z.string().optional(),
});
export type Words = z.infer<typeof wordsSchema>;

export type ReasonCode = (typeof REASONS)[number];
export type TitleCode = (typeof TITLES)[number];

/** The sentence on a card, in English. "" where there is nothing to say. */
export function sayReason(code: ReasonCode, words: Words): string {
  const { action = "viewed", product = "this", category = "the shop", query = "", brand = "" } = words;
  switch (code) {
    case "because":
      return `Because you ${action} ${product}`;
    case "described-like":
      return `New, and much like ${product}`;
    case "taste":
      return `More from ${category}`;
    case "brand":
      return `More by ${brand}`;
    case "shoppers-like-you":
      return "Shoppers like you went for this";
    case "similar":
      return `Similar to ${product}`;
    case "together":
      return `Often bought with ${product}`;
    case "together-with-cart":
      return "Often bought with what is in your cart";
    case "goes-with":
      return `Goes with ${category}`;
    case "goes-with-cart":
      return "Goes with what is in your cart";
    case "popular-in":
      return `Popular in ${category}`;
    case "new-in":
      return `New in ${category}`;
    case "seen":
      return "You looked at this";
    case "bought-before":
      return "You bought this before";
    case "matches":
      return `Matches “${query}”`;
    case "none":
      return "";
  }
}

/** The heading of a list, in English. */
export function sayTitle(
  code: TitleCode,
  { action = "viewed", product = "this", category, query }: Words,
): string {
  switch (code) {
    case "for-you":
      return "For you";
    case "because":
      return `Because you ${action} ${product}`;
    case "popular-now":
      return "Popular now";
    case "trending":
      return "Trending now";
    case "new":
      return "New in";
    case "recently-viewed":
      return "Recently viewed";
    case "similar":
      return "Similar to this";
    case "bought-together":
      return "Often bought together";
    case "goes-well-with":
      return "Goes well with this";
    case "you-may-also-like":
      return "You may also like";
    case "popular-in":
      return `Popular in ${category ?? "the shop"}`;
    case "search":
      return query === undefined ? "Search" : `Results for “${query}”`;
    case "again":
      return "Buy again";
  }
}
