import { z } from "zod";
import { placementSchema } from "./placements";
import { findContradictions } from "./contradictions";
import { SOURCES } from "./sources";

const share = z.number().min(0).max(1);

export const recipeShape = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/, "must be lower-case letters, digits and hyphens, at most 40"),
  version: z.int().positive(),
  placement: placementSchema,
  /** Lists of one call are made in this order, lowest first; a product stands in the first that wants it. */
  turn: z.int().min(0),
  /** What the shopper's history is to the list. Where it is required, a list from memory is better than one without. */
  history: z.enum(["unused", "optional", "required"]),
  /** Without a model this strategy is not itself; the next rung answers. */
  needsModel: z.boolean(),
  /** What the rungs below may show: what is popular, what the query found, or nothing where either would be untrue. */
  otherwise: z.enum(["popular", "matches", "nothing"]),
  /** Candidates of these are blended: each source's scores are brought to 0–1, weighted and added. */
  sources: z
    .array(z.strictObject({ source: z.enum(SOURCES), weight: z.number().positive().max(100) }))
    .min(1),
  /** Asked one after the other while the list is shorter than it should be. */
  fill: z.array(z.enum(SOURCES)),
  /** `empty`: only when the sources have found nothing at all, for a list whose title holds for theirs alone. */
  fillWhen: z.enum(["short", "empty"]).default("short"),
  /** What may not be in the list; hidden products never are. */
  leaveOut: z.strictObject({
    soldOut: z.boolean(),
    purchased: z.boolean(),
    inCart: z.boolean(),
    /** Whatever the shopper has met already, as far as is known. */
    seen: z.boolean().default(false),
  }),
  /** Only products of the page's category (category pages), or of the product's own (product pages). */
  scope: z.enum(["shop", "category"]),
  rerank: z
    .strictObject({
      /** 0 = by score alone, 1 = by difference alone. */
      diversity: share,
      /** At most this share of a list from one brand, and from one category. */
      brandShare: share,
      categoryShare: share,
      /** 0 = whatever the categories, 1 = by nothing but that they are those of the shopper's past, in the same shares. */
      calibration: share.optional(),
    })
    .nullable(),
  /** How often a list gives one of its places to a product it would not have shown, so that others can be judged by it. */
  exploration: z.number().min(0).max(0.5).default(0),
});

/**
 * A strategy as somebody writes it. Unknown keys are refused, and so is what cannot be meant: each with the path of the key
 * that is wrong.
 */
export const strategySchema = recipeShape.superRefine((strategy, context) => {
  for (const { path, message } of findContradictions(strategy)) {
    context.addIssue({ code: "custom", path, message });
  }
});
export type Strategy = z.infer<typeof recipeShape>;
