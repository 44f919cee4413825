import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { writeVisit } from "@/lib/pages/visit";
import { visitQuerySchema, visitSchema } from "@/lib/pages/visit-schema";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import { visitor } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("visit", {
  GET: operation({
    summary: "What a page that is the same for everybody shows of its visitor.",
    description:
      "Front page, categories and products are kept as they are for everybody; with this the shop's own pages become the " +
      "visitor's: their lists, their cart, their account, what they allow and like. Of whoever is not known it says that.",
    right: visitor,
    query: visitQuerySchema,
    answers: { 200: visitSchema },
    handle: ({ caller, query, request }) =>
      writeVisit(query, { cookie: caller, request, viewing: viewingOf(request.headers) }),
  }),
});
