import { z } from "zod";

/** The named slots that show recommendations. */
export const PLACEMENTS = [
  "home.for-you",
  "home.trending",
  "home.recently-viewed",
  "home.new",
  "product.similar",
  "product.bought-together",
  "cart.completes",
  "category.top",
  "search.rerank",
  "account.again",
] as const;

export const placementSchema = z.enum(PLACEMENTS);
export type Placement = z.infer<typeof placementSchema>;

/** Which step of the fallback ladder answered. */
export const RUNGS = ["live", "cached", "popular", "static"] as const;
export type Rung = (typeof RUNGS)[number];
