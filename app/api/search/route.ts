import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { searchForShopper, searchQuerySchema } from "@/lib/recommend/personal-search";
import { parseShopperCookie } from "@/lib/shoppers/shopper-cookie";

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
