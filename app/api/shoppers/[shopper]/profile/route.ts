import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { getProfile, profileSchema } from "@/lib/recommender/serving/profile";
import { ownerOrKey, shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("profile", {
  GET: operation({
    summary: "What the shop knows of a shopper: history, taste and consent.",
    description: "For the shopper, and for server keys.",
    right: ownerOrKey("profile:read"),
    params: shopperParamsSchema,
    answers: { 200: profileSchema },
    problems: ["unavailable"],
    handle: ({ caller }) => getProfile(caller),
  }),
});
