import { z } from "zod";
import { modelIdSchema, reasonSchema } from "@/lib/recommender/models/schema";

const MOST_HOURS = 7 * 24;

export const overruleSchema = z.object({
  id: modelIdSchema,
  hours: z.coerce
    .number("Please enter a number of hours.")
    .int("Please enter whole hours.")
    .min(1, "Please enter at least one hour.")
    .max(MOST_HOURS, `Please enter at most ${MOST_HOURS} hours: the guard is not to be forgotten.`),
  reason: reasonSchema,
});
