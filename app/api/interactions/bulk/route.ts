import { endpoint } from "@/lib/platform/http/endpoint";
import { answerLines, lines, LINES_TYPE, readLines } from "@/lib/platform/http/lines";
import { operation } from "@/lib/platform/http/operation";
import {
  interactionLineSchema,
  pastInteractionSchema,
  takeInteractionLines,
} from "@/lib/data/intake/interaction-lines";
import { staffOrKey } from "@/lib/shop/auth/rights";

const body = lines(pastInteractionSchema, interactionLineSchema, { maxLineChars: 16 * 1024 });

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint("interactions-bulk", {
  POST: operation({
    summary: "Records past interactions of any age, a line each, as many as there are.",
    description:
      "JSON Lines in, and a line back for each (`InteractionLine`: `line`, `status`, `message`) while they come: read the answer while you send, or send at most some hundred thousand lines at once. Repeats count once, also those that `POST /api/interactions` has brought under the same id.",
    right: staffOrKey("interactions:write"),
    lines: body,
    answers: { 200: LINES_TYPE },
    handle: ({ request }) => answerLines(takeInteractionLines(readLines(request, body))),
  }),
});
