import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { recommendPlainly } from "@/lib/data/plain/recommend";
import { forUser } from "@/lib/data/plain/rights";
import { countSchema, plainRecommendationsSchema, userParamsSchema } from "@/lib/data/plain/schema";
import { anyoneByKey } from "@/lib/recommender/serving/shopper-access";
import { browserLimits } from "@/lib/shop/auth/browser-limits";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-recommend", {
  GET: operation({
    summary: "The same as `/api/recommendations/{user}` under another name.",
    description: "Somebody unknown is new, and gets what is popular.",
    right: forUser(anyoneByKey("recommend:read")),
    params: userParamsSchema,
    query: z.object({ k: countSchema }),
    limits: browserLimits(),
    answers: { 200: plainRecommendationsSchema },
    handle: ({ caller, params, query }) => recommendPlainly(params.user, caller, query.k),
  }),
});
