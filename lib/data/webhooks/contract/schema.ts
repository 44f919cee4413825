import { z } from "zod";

/** What became of a delivery. */
export const webhookAnswerSchema = z
  .object({
    outcome: z
      .enum(["queued", "recorded", "duplicate", "ignored"])
      .describe(
        "`queued`: the product is brought up to date within seconds. `recorded`: purchases were taken down. " +
          "`duplicate`: this delivery came before. `ignored`: nothing of it is of use.",
      ),
    detail: z.string().nullable(),
  })
  .meta({ id: "WebhookOutcome" });

/** An id that other shops write as a number; long ones have come as text already. */
export const outsideId = z.union([z.string().min(1).max(64), z.int()]).transform(String);

const noNul = (text: string) => text.replaceAll("\u0000", "");

/** A text; nothing is the empty one. */
export const text = z
  .string()
  .nullish()
  .transform((given) => noNul(given ?? ""));

/** A number or text as text; nothing is the empty one. */
export const cell = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((given) => noNul(String(given ?? "")));
