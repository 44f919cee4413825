import { z } from "zod";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { findSimilarPlainly } from "@/lib/data/plain/recommend";
import { countSchema, plainSimilarSchema } from "@/lib/data/plain/schema";
import { browserLimits } from "@/lib/shop/auth/browser-limits";
import { readerOr } from "@/lib/shop/auth/reader";
import { visitor } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("v1-similar-items", {
  GET: operation({
    summary: "Products similar to one, in plain words.",
    right: readerOr(visitor),
    params: z.object({
      item: z
        .string()
        .min(1)
        .max(255)
        .describe("Your own id of the product, its stock-keeping code, or our id."),
    }),
    query: z.object({ k: countSchema }),
    limits: browserLimits(),
    answers: { 200: plainSimilarSchema },
    problems: ["not_found"],
    handle: ({ params, query }) => findSimilarPlainly(params.item, query.k),
  }),
});
