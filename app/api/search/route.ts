import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import {
  searchAnswerSchema,
  searchForShopper,
  searchQuerySchema,
  toFilter,
  withPersonalScores,
} from "@/lib/recommender/serving/search";
import { browserLimits } from "@/lib/shop/auth/browser-limits";
import { readerOr } from "@/lib/shop/auth/reader";
import { shopper } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("search", {
  GET: operation({
    summary: "Products a query finds, in the order this shopper is likely to want them.",
    description:
      "By name, category, code, brand, colour and description, and by other words for them; when nothing is found, by the nearest spelling. What is sold out comes last. Each page is a list of its own, with its token; pages go on by cursor, or are jumped to by offset.",
    right: readerOr(shopper),
    query: searchQuerySchema,
    limits: browserLimits(),
    answers: { 200: searchAnswerSchema },
    problems: ["unavailable"],
    async handle({ caller, query, request }) {
      const { q, limit, offset, cursor, sort, where } = query;
      const answer = await searchForShopper({
        ...viewingOf(request.headers),
        shopperId: caller.id,
        trusted: caller.trusted,
        query: q,
        limit,
        offset,
        cursor,
        filter: toFilter(query),
        where,
        sort,
      });
      return caller.trusted && caller.called !== null ? withPersonalScores(answer, caller) : answer;
    },
  }),
});
