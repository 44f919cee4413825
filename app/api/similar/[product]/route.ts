import { z } from "zod";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { answerQuery } from "@/lib/recommender/serving/answer-query";
import { kSchema } from "@/lib/recommender/serving/query";
import { parseShopperCookie } from "@/lib/shop/shoppers/shopper-cookie";

/** Products similar to one, the same for everybody. */
export const GET = route(
  { name: "similar", query: z.object({ k: kSchema }), params: z.object({ product: z.string().max(64) }) },
  async ({ request, query, params }) => {
    const shopper = parseShopperCookie(request.headers.get("cookie"));
    const { lists } = await answerQuery(shopper, { ...query, ...params, placement: ["product.similar"] });
    return { ...lists[0], product: params.product };
  },
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
