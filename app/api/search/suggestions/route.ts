import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { anybody } from "@/lib/shop/auth/rights";
import { suggest } from "@/lib/shop/catalog/suggest";
import { suggestionsQuerySchema, suggestionsSchema } from "@/lib/shop/catalog/suggestions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("suggestions", {
  GET: operation({
    summary: "What a shopper may be about to type.",
    right: anybody,
    query: suggestionsQuerySchema,
    answers: { 200: suggestionsSchema },
    problems: ["unavailable"],
    handle: ({ query }) => suggest(query.q),
  }),
});
