import { z } from "zod";
import { json } from "@/lib/platform/http/body";
import { endpoint } from "@/lib/platform/http/endpoint";
import { operation } from "@/lib/platform/http/operation";
import { writeAnswer, writeBodyAnswer } from "@/lib/recommender/serving/answer-query";
import { viewingOf } from "@/lib/recommender/experiments/viewing";
import { recommendBodySchema, recommendQuerySchema } from "@/lib/recommender/serving/query";
import { recommendAnswerSchema } from "@/lib/recommender/serving/schema";
import { browserLimits } from "@/lib/shop/auth/browser-limits";
import { readerOr, readerQuery } from "@/lib/shop/auth/reader";
import { shopper, staffOrKey } from "@/lib/shop/auth/rights";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("recommend", {
  GET: operation({
    summary: "Recommendations for the shopper of the cookie.",
    description:
      "One list for each placement that is asked for. Whoever has not allowed personalisation, or is not known, is answered " +
      "with what is popular; where the shop asks first, that sets no cookie. With a key, for whom `shopper` names.",
    right: readerOr(shopper),
    query: recommendQuerySchema,
    limits: browserLimits(),
    answers: { 200: recommendAnswerSchema },
    also: { trace: staffOrKey("trace:read") },
    problems: ["not_found"],
    handle: ({ caller: { id, called, trusted }, query, request }) =>
      writeAnswer(id, query, { ...viewingOf(request.headers), trusted, called }),
  }),
  POST: operation({
    summary: "Recommendations for the shopper of the cookie, each placement with a subject of its own.",
    description:
      "As GET, for pages on which every list is about another product or category, or as long as another.",
    right: readerOr(shopper),
    query: z.object(readerQuery),
    body: json(recommendBodySchema),
    limits: browserLimits(),
    answers: { 200: recommendAnswerSchema },
    also: { trace: staffOrKey("trace:read") },
    problems: ["not_found"],
    handle: ({ caller: { id, called, trusted }, body, request }) =>
      writeBodyAnswer(id, body, { ...viewingOf(request.headers), trusted, called }),
  }),
});
