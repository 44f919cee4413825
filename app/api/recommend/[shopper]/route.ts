import { z } from "zod";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { recommendQuerySchema } from "@/lib/recommender/serving/query";
import { requireShopperAccess } from "@/lib/recommender/serving/shopper-access";

/** Recommendations for one shopper: for themselves, and for server keys. */
export const GET = route(
  { name: "recommend-shopper", query: recommendQuerySchema, params: z.object({ shopper: z.string() }) },
  async ({ request, query, params }) =>
    answerQuery(await requireShopperAccess(request, params.shopper, "recommend:read"), query),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
