import type { components } from "@/client/api/schema";

/** What of the shop's contract pages need, by its own names. */
type Schemas = components["schemas"];

export type RecommendAnswer = Schemas["RecommendAnswer"];
export type RecommendedList = Schemas["RecommendedList"];
export type RecommendedItem = Schemas["RecommendedItem"];
export type ProductCard = Schemas["ProductCard"];
export type Interaction = Schemas["Interaction"];
export type RecordResult = Schemas["RecordResult"];
export type RejectionCode = RecordResult["rejected"][number]["code"];

/** Which shop answers, and by which key; without a key it is the shop whose page this is. */
export interface Shop {
  /** `https://shop.example`, without a slash at the end; empty for the page's own origin. */
  base: string;
  /** A publishable key. */
  key?: string;
}

/** The headers that show a shop's key. */
export function authorize({ key }: Shop): Record<string, string> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}
