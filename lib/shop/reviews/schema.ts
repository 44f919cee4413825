import { z } from "zod";
import { line, plainLine, productField } from "@/lib/platform/form-fields";
import { LONGEST_REVIEW, SHORTEST_REVIEW } from "./limits";

/** Text of several lines, without other control characters. */
const body = z
  .string()
  .trim()
  .min(SHORTEST_REVIEW, `Please write at least ${SHORTEST_REVIEW} characters.`)
  .max(LONGEST_REVIEW, `Please use at most ${LONGEST_REVIEW} characters.`)
  .refine((text) => !/[^\P{Cc}\n\r\t]/u.test(text), "Please use plain text.")
  .transform((text) => text.replace(/\r\n?/g, "\n").replace(/\n{3,}/g, "\n\n"));

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
  name: line("a name to be shown with it", 60),
});
export type NewReview = z.output<typeof newReviewSchema>;

export const reviewDecisionSchema = z.object({
  id: z.uuid(),
  decision: z.enum(["published", "hidden"]),
});
export type ReviewDecision = z.output<typeof reviewDecisionSchema>;
