import { z } from "zod";
import { sentenceWords } from "@/lib/words/sentences";
import { type Speaker, speak, type SpokenLanguage } from "@/lib/words/words";

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

const SPEAKERS: Readonly<Record<SpokenLanguage, Speaker<typeof sentenceWords.en>>> = {
  en: speak(sentenceWords, "en"),
  de: speak(sentenceWords, "de"),
};

/** The sentence on a card, in English if no language is given. "" where there is nothing to say. */
export function sayReason(code: ReasonCode, words: Words, language: SpokenLanguage = "en"): string {
  const { say } = SPEAKERS[language];
  const { action = "viewed", query = "", brand = "" } = words;
  const product = words.product === undefined ? say("this") : say("named", { product: words.product });
  const category = words.category ?? say("theShop");
  switch (code) {
    case "because":
      return say(`because-${action}`, { product });
    case "described-like":
    case "similar":
    case "together":
      return say(code, { product });
    case "taste":
    case "goes-with":
    case "popular-in":
    case "new-in":
      return say(code, { category });
    case "brand":
      return say(code, { brand });
    case "matches":
      return say(code, { query });
    case "none":
      return "";
    default:
      return say(code);
  }
}

/** The heading of a list, in English if no language is given. */
export function sayTitle(code: TitleCode, words: Words, language: SpokenLanguage = "en"): string {
  const { say } = SPEAKERS[language];
  switch (code) {
    case "because":
    case "popular-in":
      return sayReason(code, words, language);
    case "similar":
      return say("similar-to-this");
    case "search":
      return words.query === undefined ? say("search") : say("results-for", { query: words.query });
    default:
      return say(code);
  }
}
