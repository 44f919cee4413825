import { z } from "zod";
import { languageParameter } from "@/lib/recommender/serving/query";
import { recommendedListSchema } from "@/lib/recommender/serving/schema";

/** What a kept page asks for, once a browser shows it. */
export const visitQuerySchema = z.object({
  path: z
    .string()
    .max(300)
    .regex(/^\/(?:$|category\/|products\/)/, "must be the path of the front page, a category or a product")
    .meta({ description: "The path of the page.", example: "/" }),
  language: languageParameter,
});

/** Everything about a visitor that a page shows which is the same for everybody. */
export const visitSchema = z
  .object({
    consent: z.object({
      personalisation: z.boolean(),
      analytics: z.boolean(),
      isOpen: z.boolean().meta({ description: "They have not chosen yet." }),
    }),
    account: z.string().nullable().meta({ description: "The name of whoever is signed in." }),
    cart: z.int().min(0).meta({ description: "Pieces in the cart." }),
    liked: z.boolean().meta({ description: "Whether they like the product of the page." }),
    lists: z.array(recommendedListSchema).meta({ description: "The lists of the page, made for them." }),
  })
  .meta({ id: "Visit", description: "What is personal of a page that is the same for everybody." });

export type Visit = z.infer<typeof visitSchema>;
