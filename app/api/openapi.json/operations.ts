import { z } from "zod";
import type { Operation } from "@/lib/platform/http/openapi";
import { interactionsBodySchema, recordResultSchema } from "@/lib/shop/interactions/schema";
import { searchAnswerSchema, searchQuerySchema } from "@/lib/recommender/serving/personal-search";
import { profileSchema } from "@/lib/recommender/serving/profile";
import { kSchema, recommendQuerySchema } from "@/lib/recommender/serving/query";
import { readinessSchema } from "@/lib/launch/readiness";
import { recommendAnswerSchema, recommendedListSchema } from "@/lib/recommender/serving/schema";
import { jobOperations } from "./job-operations";

const shopperParam = z.object({ shopper: z.guid() });

/** The public contract, one entry per route and method. */
export const operations: readonly Operation[] = [
  {
    method: "get",
    path: "/api/recommend",
    summary: "Recommendations for the shopper of the cookie.",
    query: recommendQuerySchema,
    answer: { status: 200, schema: recommendAnswerSchema },
    problems: [404],
  },
  {
    method: "get",
    path: "/api/recommend/{shopper}",
    summary: "Recommendations for one shopper.",
    params: shopperParam,
    query: recommendQuerySchema,
    answer: { status: 200, schema: recommendAnswerSchema },
    problems: [404],
    security: "key-or-cookie",
  },
  {
    method: "get",
    path: "/api/similar/{product}",
    summary: "Products similar to one.",
    params: z.object({ product: z.string().describe("Product id or stock-keeping code.") }),
    query: z.object({ k: kSchema }),
    answer: { status: 200, schema: recommendedListSchema.extend({ product: z.string() }) },
    problems: [404],
  },
  {
    method: "get",
    path: "/api/shoppers/{shopper}/profile",
    summary: "History, taste and consent.",
    params: shopperParam,
    answer: { status: 200, schema: profileSchema },
    problems: [404],
    security: "key-or-cookie",
  },
  {
    method: "post",
    path: "/api/interactions",
    summary: "Records what shoppers did; on disk when answered.",
    body: interactionsBodySchema,
    answer: { status: 202, schema: recordResultSchema },
    problems: [401, 403, 413, 415, 429, 503],
    security: "key-or-cookie",
  },
  {
    method: "get",
    path: "/api/search",
    summary: "Products a query finds, spelling forgiven.",
    query: searchQuerySchema,
    answer: { status: 200, schema: searchAnswerSchema },
    problems: [503],
  },
  {
    method: "get",
    path: "/api/health/live",
    summary: "The process answers.",
    answer: { status: 200, schema: z.object({ status: z.literal("ok") }) },
  },
  {
    method: "get",
    path: "/api/health/ready",
    summary: "Whether this process should get traffic.",
    answer: { status: 200, schema: readinessSchema },
    problems: [503],
  },
  {
    method: "get",
    path: "/api/metrics",
    summary: "Figures for Prometheus.",
    answer: { status: 200, schema: "text/plain" },
    problems: [401],
    security: "token",
  },
  ...jobOperations,
];
