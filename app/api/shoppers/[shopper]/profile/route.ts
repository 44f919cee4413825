import { z } from "zod";
import { refuseAllBut } from "@/lib/platform/http/refuse-methods";
import { route } from "@/lib/platform/http/route";
import { getProfile } from "@/lib/recommender/serving/profile";
import { requireShopperAccess } from "@/lib/recommender/serving/shopper-access";

/** What the shop knows of a shopper: for themselves, and for server keys. */
export const GET = route(
  { name: "profile", params: z.object({ shopper: z.string() }) },
  async ({ request, params }) =>
    getProfile(await requireShopperAccess(request, params.shopper, "profile:read")),
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseAllBut("GET");
