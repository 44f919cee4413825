import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { recommendQuerySchema } from "@/lib/recommender/serving/query";
import { identifyShopper } from "@/lib/shop/shoppers/request-shopper";

/** Recommendations for the shopper of the cookie. */
export const GET = route({ name: "recommend", query: recommendQuerySchema }, async ({ request, query }) => {
  const shopper = identifyShopper(request);
  return shopper.answer(await answerQuery(shopper.id, query));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
