import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { consentSchema } from "@/lib/shop/shoppers/consent-schema";
import { isLongerThan, MAX_EXTERNAL_ID } from "@/lib/shop/shoppers/external-id";
import { MAX_EVENT_ID } from "./event-id";
import { saleFields, userAgent } from "./sale-schema";

/** Facts about a shopper and a product; only these reach the models. */
export const INTERACTION_KINDS = [
  "view",
  "like",
  "cart",
  "purchase",
  "rating",
  "remove",
  "unlike",
  "uncart",
  "return",
] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

/** Kinds that happen or not: whatever value comes with them means nothing, and is kept as 1. */
export const WITHOUT_VALUE: ReadonlySet<InteractionKind> = new Set(["view", "like", "unlike"]);

export const MAX_BATCH = 100;

const id = z
  .string()
  .min(1)
  .refine((text) => !isLongerThan(text, MAX_EVENT_ID), `must have at most ${MAX_EVENT_ID} characters`)
  .refine((text) => !/\p{Cc}/u.test(text), "must not contain control characters")
  .meta({ maxLength: MAX_EVENT_ID, example: "01920a3c-7b1e-7c40-9a51-2f6c1d0e8b37" })
  .describe(
    "Made by the client; repeating it counts once. A UUID (best of version 7) or, with a key, whatever your own system calls the event.",
  );
const product = cleanText(255).describe("Product id, stock-keeping code, or your own id of the product.");
const at = z.iso.datetime({ offset: true }).describe("ISO 8601 with a time zone.");
const list = cleanText(4096).describe("Token of the list this came from.");
const name = z
  .string()
  .refine((text) => !isLongerThan(text, MAX_EXTERNAL_ID), `must have at most ${MAX_EXTERNAL_ID} characters`)
  .refine((text) => !text.includes("\u0000"), "must not contain NUL characters")
  .meta({ maxLength: MAX_EXTERNAL_ID })
  .optional();
const shopper = name.describe(
  "Keys only: whose interaction it is, by shopper id or by what your own system calls them; a placeholder such as guest for nobody. With a publishable key: what the browser calls itself.",
);
const user = name.describe("The same by its other name.");

const consent = consentSchema
  .optional()
  .describe(
    "What the shopper allows, where another front end asks. A no that was chosen in the shop itself holds.",
  );

const productFact = z.object({
  id,
  kind: z.enum(INTERACTION_KINDS),
  product,
  at,
  value: z
    .number()
    .optional()
    .describe("Quantity for cart and purchase, 1–5 for rating; else it means nothing."),
  list: list.optional(),
  shopper,
  user,
  userAgent,
  consent,
  ...saleFields,
});
const origin = { at, list, shopper, user, userAgent, consent };
const impression = z.object({ id, kind: z.literal("impression"), ...origin });
const click = z.object({ id, kind: z.literal("click"), product, ...origin });

export const interactionSchema = z
  .discriminatedUnion("kind", [productFact, impression, click])
  .meta({ id: "Interaction" });
export type InteractionInput = z.infer<typeof interactionSchema>;

const sentAt = z.iso
  .datetime({ offset: true })
  .describe(
    "When the batch was sent, by the clock that `at` is from: all times are corrected by what it differs from ours.",
  );

/** What a batch should be, for whoever sends one. */
export const interactionsBodySchema = z
  .object({
    interactions: z.array(interactionSchema).min(1).max(MAX_BATCH),
    sentAt: sentAt.optional(),
    shopper: shopper.describe("Of every interaction that does not say it itself."),
    user,
    consent: consent.describe("Of every interaction that does not say it itself."),
  })
  .meta({ id: "Interactions" });

/** What is taken for a batch: each interaction is looked at by itself, and a time of sending that is none is not used. */
export const batchSchema = z.object({
  interactions: z.array(z.unknown()).min(1).max(MAX_BATCH),
  sentAt: sentAt.optional().catch(undefined),
  shopper,
  user,
  consent,
});
export type Batch = z.infer<typeof batchSchema>;

export const REJECTIONS = [
  "invalid_id",
  "unknown_kind",
  "invalid_field",
  "id_taken",
  "missing_shopper",
  "forbidden_shopper",
  "unknown_product",
  "in_future",
  "too_old",
  "invalid_value",
  "invalid_list",
  "not_in_list",
  "forbidden_kind",
  "no_consent",
] as const;
export type RejectionCode = (typeof REJECTIONS)[number];

/** `accepted + duplicates + rejected.length` is the size of the batch. */
export const recordResultSchema = z
  .object({
    accepted: z.int().min(0),
    duplicates: z.int().min(0),
    rejected: z.array(z.object({ index: z.int().min(0), code: z.enum(REJECTIONS), message: z.string() })),
  })
  .meta({ id: "RecordResult" });
export type RecordResult = z.infer<typeof recordResultSchema>;
