import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { answerQuery } from "@/lib/recommend/answer-query";
import { recommendQuerySchema } from "@/lib/recommend/query";
import { identifyShopper } from "@/lib/shoppers/request-shopper";

/** Recommendations for the shopper of the cookie. */
export const GET = route({ name: "recommend", query: recommendQuerySchema }, async ({ request, query }) => {
  const shopper = identifyShopper(request);
  return shopper.answer(await answerQuery(shopper.id, query));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
