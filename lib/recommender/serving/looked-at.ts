import "server-only";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";
import { placementSchema } from "@/lib/recommender/strategies/placements";
import type { PlacementRequest } from "./schema";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Whose list of which page somebody of the staff looks at, as an address says it. */
export interface LookedAt {
  shopper: string;
  /** Null for somebody nobody knows. */
  shopperId: string | null;
  wanted: PlacementRequest;
}

const one = (value: string | string[] | undefined) =>
  typeof value === "string" ? value.trim().slice(0, 200) : "";

/** Null where the address does not say whose list is to be looked at. */
export async function readLookedAt(params: Params, places: number): Promise<LookedAt | null> {
  const shopper = one(params.shopper);
  if (shopper === "") return null;
  const placement = placementSchema.catch("home.for-you").parse(one(params.placement));
  const wanted: PlacementRequest = {
    placement,
    k: places,
    product: one(params.product) || undefined,
    category: one(params.category) || undefined,
    query: one(params.q) || undefined,
  };
  return { shopper, shopperId: await findReference(shopper), wanted };
}
