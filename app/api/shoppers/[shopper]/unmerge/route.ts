import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { undoneMergeSchema, unmergeAsked } from "@/lib/privacy/requests";
import { shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";
import { aboutShopper, staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("shopper-unmerge", {
  POST: operation({
    summary: "Takes back the last merge of a history into a shopper's.",
    description:
      "Exactly what came with it at a sign-in, or with another system's id, goes back to the shopper it came from. Ask again for the merge before.",
    right: aboutShopper(staffOrKey("privacy:write"), "path", "shopper"),
    params: shopperParamsSchema,
    answers: { 200: undoneMergeSchema },
    problems: ["not_found", "unavailable"],
    handle: ({ caller, params }) => unmergeAsked(params.shopper, caller),
  }),
});
