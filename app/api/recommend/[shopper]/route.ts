import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import { writeAnswer, writeBodyAnswer } from "@/lib/recommender/serving/answer-query";
import { recommendBodySchema, recommendQuerySchema } from "@/lib/recommender/serving/query";
import { recommendAnswerSchema } from "@/lib/recommender/serving/schema";
import { anyoneByKey, shopperParamsSchema } from "@/lib/recommender/serving/shopper-access";
import { browserLimits } from "@/lib/shop/auth/browser-limits";
import { staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("recommend-shopper", {
  GET: operation({
    summary: "Recommendations for one shopper: for themselves, and for keys.",
    description:
      "With a secret key for whomever your system knows, by your own id; somebody unknown is new, and gets what is popular. With a publishable key for the browser it is in.",
    right: anyoneByKey("recommend:read"),
    params: shopperParamsSchema,
    query: recommendQuerySchema,
    limits: browserLimits(),
    answers: { 200: recommendAnswerSchema },
    also: { trace: staffOrKey("trace:read") },
    problems: ["not_found"],
    handle: ({ caller: { id, called, trusted }, query, request }) =>
      writeAnswer(id, query, { ...viewingOf(request.headers), trusted, called }),
  }),
  POST: operation({
    summary: "Recommendations for one shopper, each placement with a subject of its own.",
    right: anyoneByKey("recommend:read"),
    params: shopperParamsSchema,
    body: json(recommendBodySchema),
    limits: browserLimits(),
    answers: { 200: recommendAnswerSchema },
    also: { trace: staffOrKey("trace:read") },
    problems: ["not_found"],
    handle: ({ caller: { id, called, trusted }, body, request }) =>
      writeBodyAnswer(id, body, { ...viewingOf(request.headers), trusted, called }),
  }),
});
