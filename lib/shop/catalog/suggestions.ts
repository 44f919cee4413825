import { z } from "zod";

/** The answer of `GET /api/search/suggestions`. */
export const suggestionsSchema = z.object({
  products: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), image: z.string() })),
  categories: z.array(z.object({ name: z.string(), path: z.string() })),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;

export const suggestionsQuerySchema = z.object({
  q: z
    .string()
    .max(200)
    .refine((text) => !text.includes("\u0000"), "must not contain NUL characters"),
});
