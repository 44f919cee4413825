import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { describePlainly } from "@/lib/data/plain/profile";
import { forUser } from "@/lib/data/plain/rights";
import { plainProfileSchema, userParamsSchema } from "@/lib/data/plain/schema";
import { strangersToo } from "@/lib/recommender/serving/shopper-access";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-user-profile", {
  GET: operation({
    summary: "What is known of a user: history, preferences and embedding.",
    description: "Of somebody unknown, nothing.",
    right: forUser(strangersToo("profile:read")),
    params: userParamsSchema,
    answers: { 200: plainProfileSchema },
    handle: ({ caller, params }) => describePlainly(params.user, caller),
  }),
});
