import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { similarQuerySchema } from "@/lib/recommender/serving/query";
import { recommendedListSchema } from "@/lib/recommender/serving/schema";
import { browserLimits } from "@/lib/shop/auth/browser-limits";
import { readerOr, readerQuery } from "@/lib/shop/auth/reader";
import { visitor } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("similar", {
  GET: operation({
    summary: "Products similar to one.",
    right: readerOr(visitor),
    params: z.object({ product: z.string().max(255).describe("Product id or stock-keeping code.") }),
    query: similarQuerySchema.extend(readerQuery),
    limits: browserLimits(),
    answers: { 200: recommendedListSchema.extend({ product: z.string() }) },
    problems: ["not_found"],
    async handle({ caller, params, query, request }) {
      const { shopper: _shopper, user: _user, ...wanted } = query;
      const asked = { ...params, ...wanted, placement: ["product.similar" as const] };
      const viewing = { ...viewingOf(request.headers), trusted: caller.trusted };
      const [list] = (await answerQuery(caller.id, asked, viewing)).toObject().lists;
      if (!list) throw new Error("There is one list for each placement.");
      return { ...list, product: params.product };
    },
  }),
});
