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
  "search",
  "account.again",
] as const;

export const placementSchema = z.enum(PLACEMENTS);
export type Placement = z.infer<typeof placementSchema>;

/** What `search` was called before. Requests may go on using the name and are answered under it. */
const FORMERLY_SEARCH = "search.rerank";

/** A placement as requests name it and answers repeat it. */
export const placementNameSchema = z.union([
  placementSchema,
  z.literal(FORMERLY_SEARCH).meta({ deprecated: true, description: "Now `search`." }),
]);
export type PlacementName = z.infer<typeof placementNameSchema>;

/** The placement behind a name, present or former. */
export function toPlacement(name: PlacementName): Placement {
  return name === FORMERLY_SEARCH ? "search" : name;
}

/** Which step of the fallback ladder answered. */
export const RUNGS = ["live", "cached", "popular", "static"] as const;
export type Rung = (typeof RUNGS)[number];
