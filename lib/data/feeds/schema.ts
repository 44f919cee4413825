import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { readCurrency } from "@/lib/platform/read-amount";

/** Formats of imports a feed can have. */
export const FEED_FORMATS = ["catalog", "google-merchant", "shopify", "woocommerce", "interactions"] as const;

/** More often would only load the other side, more rarely is no schedule. */
const LEAST_MINUTES = 5;
const MOST_MINUTES = 7 * 24 * 60;

const currency = z
  .string()
  .transform((text) => readCurrency(text))
  .pipe(z.string({ error: "must be a code like EUR" }));

/** What a feed is added with. */
export const feedInputSchema = z.strictObject({
  address: cleanText(2_000).describe(
    "https:// address, perhaps with a name and a password in it, or file:// and a path within the folder of feeds.",
  ),
  format: z
    .enum(FEED_FORMATS)
    .default("catalog")
    .describe("`catalog` and `interactions` are CSV or JSON Lines, `google-merchant` is RSS 2.0 or Atom."),
  everyMinutes: z
    .int()
    .min(LEAST_MINUTES)
    .max(MOST_MINUTES)
    .default(60)
    .describe("How often it is looked at."),
  mapping: z
    .record(cleanText(100), cleanText(200))
    .default({})
    .describe("Our column name to the feed's, as `--map` of an import."),
  currency: currency.optional().describe("Of prices without one."),
  delist: z
    .boolean()
    .default(false)
    .describe("Whether products the feed has brought are hidden once it no longer speaks of them."),
});
export type FeedInput = z.output<typeof feedInputSchema>;

/** What came of a look at a feed. */
export const feedResultSchema = z
  .object({
    outcome: z.enum(["imported", "unchanged", "failed"]),
    at: z.iso.datetime(),
    seconds: z.number(),
    rows: z.int(),
    imported: z.int().describe("Rows that brought something new."),
    duplicates: z.int().describe("Rows that said what was known."),
    rejected: z.int(),
    reasons: z.array(z.object({ reason: z.string(), count: z.int() })).describe("Of the rejected rows."),
    missing: z.int().describe("Products on sale that it has brought and no longer speaks of."),
    delisted: z.int().describe("Those of them that were hidden now."),
    relisted: z.int().describe("Products that were hidden for missing and are back."),
    stopped: z.string().nullable().describe("Why missing products were not hidden."),
    error: z.string().nullable(),
  })
  .meta({ id: "FeedResult" });
export type FeedResult = z.infer<typeof feedResultSchema>;

/** A feed as people and programs see it. */
export const feedSchema = z
  .object({
    id: z.uuid(),
    address: z.string().describe("Without the password that may be in it."),
    format: z.string(),
    everyMinutes: z.int(),
    mapping: z.record(z.string(), z.string()),
    currency: z.string().nullable(),
    delist: z.boolean(),
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable().describe("When it was last looked at."),
    result: feedResultSchema.nullable(),
  })
  .meta({ id: "Feed" });
export type FeedView = z.infer<typeof feedSchema>;

export const feedListSchema = z.object({ feeds: z.array(feedSchema) });
export const feedParamsSchema = z.object({ id: z.guid("must be the id of a feed") });
export const feedRunSchema = z.strictObject({
  confirmDelisting: z
    .boolean()
    .default(false)
    .describe("Hides missing products even where they are more than half of what the feed has brought."),
});
