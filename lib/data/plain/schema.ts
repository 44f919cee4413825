import { z } from "zod";
import { foreignShopper } from "@/lib/shop/auth/reader";
import { MAX_K } from "@/lib/recommender/serving/schema";

/** The plain interface: flat answers in the words hand-made recommenders use (docs/plain-interface.md). */

const DEFAULT_COUNT = 10;
const score = z.number().min(0).max(1);

export const countSchema = z.coerce.number().int().min(1).max(MAX_K).default(DEFAULT_COUNT);
export const userParamsSchema = z.object({
  user: foreignShopper.describe("What your own system calls the user. Somebody unknown is new."),
});

/** A user as bodies name them: numbers are taken as they are written. */
export const userIdSchema = z
  .union([foreignShopper, z.number().int()])
  .transform(String)
  .describe("What your own system calls the user.");
export const itemIdSchema = z
  .union([z.string().min(1).max(255), z.number().int()])
  .transform(String)
  .describe("Your own id of the product, its stock-keeping code, or our id.");

const plainProduct = {
  product_id: z
    .string()
    .describe("Your own id of the product where it has one, else its stock-keeping code."),
  product_name: z.string(),
  category: z.string(),
  price: z.number().describe("In major units: 12.5."),
  currency: z.string(),
};

export const plainRecommendationSchema = z
  .object({
    ...plainProduct,
    confidence_score: score.describe("How sure the list is of it; the best there could be has 1."),
    cf_score: score
      .nullable()
      .describe(
        "What a collaborative model alone says, as a share of its best; null: there is none, or no past.",
      ),
    mf_score: score.nullable().describe("The same of a matrix factorisation."),
  })
  .meta({ id: "PlainRecommendation" });

export const plainRecommendationsSchema = z
  .object({
    user_id: z.string(),
    count: z.int().min(0),
    recommendations: z.array(plainRecommendationSchema),
  })
  .meta({ id: "PlainRecommendations" });
export type PlainRecommendations = z.infer<typeof plainRecommendationsSchema>;

export const plainSimilarSchema = z.object({
  item_id: z.string(),
  count: z.int().min(0),
  similar_items: z.array(z.object({ ...plainProduct, similarity: score })),
});
export type PlainSimilar = z.infer<typeof plainSimilarSchema>;

export const plainProfileSchema = z.object({
  user_id: z.string(),
  history: z.array(
    z.object({
      product_id: z.string(),
      product_name: z.string(),
      interaction_type: z.string(),
      rating: z.number().nullable(),
      timestamp: z.iso.datetime(),
    }),
  ),
  preferences: z.record(z.string(), score).describe("Categories and the share of the past that is theirs."),
  embedding: z
    .array(z.number())
    .nullable()
    .describe("Where the user stands among the factors of the model that serves; null: nowhere yet."),
});
export type PlainProfile = z.infer<typeof plainProfileSchema>;

export const plainInteractionSchema = z
  .object({
    user_id: userIdSchema,
    product_id: itemIdSchema,
    interaction_type: z
      .string()
      .max(60)
      .default("view")
      .describe("view, like, cart, purchase, rating, or their usual names."),
    rating: z.number().min(1).max(5).nullish().describe("1–5; kept beside what else was done."),
    quantity: z.number().positive().max(10_000).optional(),
    id: z.string().min(1).max(190).optional().describe("Repeating it counts once."),
    timestamp: z.iso
      .datetime({ offset: true })
      .optional()
      .describe("Now, where it is left out; at most 30 days ago."),
  })
  .meta({ id: "PlainInteraction" });
export type PlainInteraction = z.output<typeof plainInteractionSchema>;

export const plainRecordedSchema = z.object({
  status: z.enum(["recorded", "duplicate"]),
  user_id: z.string(),
  product_id: z.string(),
  interaction_type: z.string(),
});
export type PlainRecorded = z.infer<typeof plainRecordedSchema>;

export const predictBodySchema = z
  .object({
    user_id: userIdSchema.optional(),
    userId: userIdSchema.optional(),
    "user id": userIdSchema.optional(),
    k: z.coerce.number().int().min(1).max(MAX_K).default(DEFAULT_COUNT),
  })
  .transform(({ user_id: plain, userId: camel, "user id": spaced, k }, { addIssue }) => {
    const user = plain ?? camel ?? spaced;
    if (user !== undefined) return { user, k };
    addIssue({ code: "custom", path: ["user_id"], message: "must be there" });
    return z.NEVER;
  });

export const plainJobSchema = z.object({
  job_id: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "cancelled"]),
  progress: z.number().min(0).max(1),
  stage: z.string(),
  error: z.string().nullable(),
  result: z.unknown(),
});
