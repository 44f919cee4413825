import { z } from "zod";
import { withoutNul } from "@/lib/platform/clean-text";

/** The answer of `GET /api/search/suggestions`. */
export const suggestionsSchema = z.object({
  products: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), image: z.string() })),
  categories: z.array(z.object({ name: z.string(), path: z.string() })),
});
export type Suggestions = z.infer<typeof suggestionsSchema>;

export const suggestionsQuerySchema = z.object({
  q: withoutNul(z.string().max(200)),
});
