import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { searchAnswerSchema, searchForShopper, searchQuerySchema } from "@/lib/recommender/serving/search";
import { shopper } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("search", {
  GET: operation({
    summary: "Products a query finds, in the order this shopper is likely to want them.",
    description:
      "Full text; when nothing is found, the nearest spelling is searched for. Each page is a list of its own, with its token.",
    right: shopper,
    query: searchQuerySchema,
    answers: { 200: searchAnswerSchema },
    problems: ["unavailable"],
    handle: ({ caller, query: { q, limit, offset } }) =>
      searchForShopper({ shopperId: caller, query: q, limit, offset }),
  }),
});
