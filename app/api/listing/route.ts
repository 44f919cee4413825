import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import {
  listingPageQuerySchema,
  listingPageSchema,
  readListingPage,
} from "@/lib/recommender/serving/listing-page";
import { shopper } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("listing", {
  GET: operation({
    summary: "The products of a page of a category or search, by the page's address.",
    description:
      "What the shop's own pages go on with when their end is reached: the same products in the same order as the page at that " +
      "address has them, without what it says besides. Each page of a search is a list of its own, with its token.",
    right: shopper,
    query: listingPageQuerySchema,
    answers: { 200: listingPageSchema },
    problems: ["not_found", "unavailable"],
    handle: ({ caller, query, request }) =>
      readListingPage(query.address, { ...viewingOf(request.headers), shopperId: caller }),
  }),
});
