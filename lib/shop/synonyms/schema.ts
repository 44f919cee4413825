import { z } from "zod";
import { plainLine } from "@/lib/platform/form-fields";
import { toWords } from "@/lib/shop/catalog/words/normalise";

/** Search reads every query with all of them in memory. */
export const MAX_SYNONYMS = 2_000;
const MAX_TERMS = 20;
const MAX_TERM = 60;
/** As many as the longest phrase search looks for. */
const MAX_WORDS = 4;

/** Words for one thing as an admin writes them: `couch, settee`. */
const terms = plainLine(MAX_TERMS * MAX_TERM)
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(",")
        .map((term) => term.trim().replace(/\s+/g, " "))
        .filter((term) => term !== ""),
    ),
  ])
  .superRefine((found, context) => {
    if (found.length > MAX_TERMS)
      context.addIssue({ code: "custom", message: `Please use at most ${MAX_TERMS} terms.` });
    for (const term of found) {
      const words = toWords(term).length;
      if (words === 0)
        context.addIssue({ code: "custom", message: `“${term}” has neither letters nor digits.` });
      else if (term.length > MAX_TERM || words > MAX_WORDS)
        context.addIssue({
          code: "custom",
          message: `“${term}” is too long: at most ${MAX_WORDS} words and ${MAX_TERM} characters.`,
        });
    }
  });

export const newSynonymSchema = z
  .object({ terms, finds: terms })
  .refine(({ terms }) => terms.length > 0, {
    path: ["terms"],
    message: "Please enter what shoppers write.",
  })
  .refine(({ terms, finds }) => terms.length !== 1 || finds.length > 0, {
    path: ["finds"],
    message: "Please enter what else it finds, or a second term above that means the same.",
  });
export type NewSynonym = z.output<typeof newSynonymSchema>;

export const synonymIdSchema = z.object({ id: z.uuid() });

/** What an admin has said of the words of this shop. */
export interface Synonym {
  id: string;
  terms: string[];
  /** Empty: the terms mean the same. */
  finds: string[];
  /** ISO 8601. */
  createdAt: string;
  createdBy: string;
}
