import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { searchForShopper, searchQuerySchema } from "@/lib/recommender/serving/personal-search";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/** Full text with typo tolerance, in the order this shopper is likely to want. */
export const GET = route({ name: "search", query: searchQuerySchema }, async ({ request, query }) => {
  const { q, ...page } = query;
  return searchForShopper({
    shopperId: parseShopperCookie(request.headers.get("cookie")),
    query: q,
    ...page,
  });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
