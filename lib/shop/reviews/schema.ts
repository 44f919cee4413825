import { z } from "zod";
import { saysError } from "@/lib/platform/current-words";
import { filledLine, plainLine, plainText, productField } from "@/lib/platform/form-fields";
import { LONGEST_REVIEW, SHORTEST_REVIEW } from "./limits";

/** Nobody needs a page of empty lines. */
const body = plainText(SHORTEST_REVIEW, LONGEST_REVIEW).transform((text) => text.replace(/\n{3,}/g, "\n\n"));

/** What somebody says of a product. */
export const newReviewSchema = z.object({
  product: productField,
  stars: z.coerce
    .number("Please choose one to five stars.")
    .int()
    .min(1, "Please choose one to five stars.")
    .max(5, "Please choose one to five stars."),
  title: plainLine(100).default(""),
  body,
  name: filledLine(saysError("shownName"), 60),
});
export type NewReview = z.output<typeof newReviewSchema>;

export const reviewDecisionSchema = z.object({
  id: z.uuid(),
  decision: z.enum(["published", "hidden"]),
});
export type ReviewDecision = z.output<typeof reviewDecisionSchema>;
