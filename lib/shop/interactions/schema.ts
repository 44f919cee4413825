import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { consentSchema } from "@/lib/shop/shoppers/consent-schema";

/** Facts about a shopper and a product; only these reach the models. */
export const INTERACTION_KINDS = ["view", "like", "cart", "purchase", "rating", "remove"] as const;
export type InteractionKind = (typeof INTERACTION_KINDS)[number];

export const MAX_BATCH = 100;

const id = z.uuid().toLowerCase().describe("Made by the client (UUIDv7); repeating it counts once.");
const product = cleanText(64).describe("Product id or stock-keeping code.");
const at = z.iso.datetime({ offset: true }).describe("ISO 8601 with a time zone.");
const list = cleanText(4096).describe("Token of the list this came from.");
const shopper = z.guid().toLowerCase().optional().describe("Server keys only: whose interaction it is.");

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
  value: z.number().optional().describe("Quantity for cart and purchase, 1–5 for rating."),
  list: list.optional(),
  shopper,
  consent,
});
const impression = z.object({ id, kind: z.literal("impression"), at, list, shopper, consent });
const click = z.object({ id, kind: z.literal("click"), product, at, list, shopper, consent });

export const interactionSchema = z
  .discriminatedUnion("kind", [productFact, impression, click])
  .meta({ id: "Interaction" });
export type InteractionInput = z.infer<typeof interactionSchema>;

export const interactionsBodySchema = z
  .object({
    interactions: z.array(interactionSchema).min(1).max(MAX_BATCH),
    consent: consent.describe("Of every interaction that does not say it itself."),
  })
  .meta({ id: "Interactions" });

export const REJECTIONS = [
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
