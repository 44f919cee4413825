import { z } from "zod";

/** What can move a product within a list, or bring it there. */
export const MOVERS = ["pin", "boost", "bury", "variety", "exploration"] as const;

export const moveSchema = z
  .object({
    by: z
      .enum(MOVERS)
      .describe(
        "A rule's action; or `variety`: difference and mix; or `exploration`: chance gave it this place.",
      ),
    rule: z.string().nullable().describe("The merchandising rule; null where none did it."),
    from: z.int().nullable().describe("The place it had before, from 0; null: none."),
  })
  .meta({ id: "Move" });
export type Move = z.infer<typeof moveSchema>;

/** What nothing has moved. */
export const UNMOVED: readonly Move[] = [];
