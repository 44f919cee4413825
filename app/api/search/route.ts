import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { searchForShopper, searchQuerySchema } from "@/lib/recommender/serving/search";
import { identifyShopper } from "@/lib/shop/shoppers/request-shopper";

/** Full text with typo tolerance, in the order this shopper is likely to want; each page is a list of its own. */
export const GET = route({ name: "search", query: searchQuerySchema }, async ({ request, query }) => {
  const { q, limit, offset } = query;
  const shopper = identifyShopper(request);
  return shopper.answer(await searchForShopper({ shopperId: shopper.id, query: q, limit, offset }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
