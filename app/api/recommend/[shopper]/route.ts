import { z } from "zod";
import { refuseAllBut } from "@/lib/http/refuse-methods";
import { route } from "@/lib/http/route";
import { answerQuery } from "@/lib/recommend/answer-query";
import { recommendQuerySchema } from "@/lib/recommend/query";
import { requireShopperAccess } from "@/lib/recommend/shopper-access";

/** Recommendations for one shopper: for themselves, and for server keys. */
export const GET = route(
  { name: "recommend-shopper", query: recommendQuerySchema, params: z.object({ shopper: z.string() }) },
  async ({ request, query, params }) =>
    answerQuery(await requireShopperAccess(request, params.shopper, "recommend:read"), query),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
