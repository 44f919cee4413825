import { z } from "zod";
import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";
import { externalIdBodySchema, linkExternalId } from "@/lib/shop/accounts/link-external-id";
import { aboutShopper, staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("external-id", {
  PUT: operation({
    summary: "Says what your own system calls a shopper.",
    description:
      "From then on that id means this shopper, and their account, in interactions, recommendations and imports; what came under it before becomes theirs.",
    right: aboutShopper(staffOrKey("shoppers:write"), "path", "shopper"),
    params: shopperParamsSchema,
    body: json(externalIdBodySchema),
    answers: { 200: z.object({ shopper: z.string(), externalId: z.string() }) },
    problems: ["not_found", "conflict", "unavailable"],
    async handle({ caller, params, body }) {
      await linkExternalId(params.shopper, body.externalId, caller);
      return { shopper: params.shopper, externalId: body.externalId };
    },
  }),
});
