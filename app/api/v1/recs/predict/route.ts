import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { recommendPlainly } from "@/lib/data/plain/recommend";
import { plainRecommendationsSchema, predictBodySchema } from "@/lib/data/plain/schema";
import { aboutShopper, staffOrKey } from "@/lib/shop/auth/rights";
import { findReference } from "@/lib/shop/shoppers/external-shoppers";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-predict", {
  POST: operation({
    summary: "The k best products for a user.",
    description: "Somebody unknown is new, and gets what is popular.",
    right: aboutShopper(staffOrKey("recommend:read"), "body", "user_id", "welcome"),
    body: json(predictBodySchema),
    answers: { 200: plainRecommendationsSchema },
    handle: async ({ body: { user, k } }) =>
      recommendPlainly(user, { id: await findReference(user), trusted: true }, k),
  }),
});
