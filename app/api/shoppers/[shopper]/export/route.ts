import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { shopperExportSchema } from "@/lib/privacy/export-schema";
import { exportAsked } from "@/lib/privacy/requests";
import { ownerOrKey, shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("shopper-export", {
  GET: operation({
    summary: "Everything the shop has stored about a shopper, as one document.",
    description: "For the shopper, and for server keys.",
    right: ownerOrKey("privacy:write"),
    params: shopperParamsSchema,
    answers: { 200: shopperExportSchema },
    problems: ["unavailable"],
    handle: ({ caller }) => exportAsked(caller),
  }),
});
