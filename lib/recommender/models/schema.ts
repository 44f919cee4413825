import { z } from "zod";
import { filledLine, plainLine } from "@/lib/platform/form-fields";

/** What a version may be called: as trainings name them, and as people name those they bring. */
export const modelIdSchema = z.string().regex(/^[\w.:-]{1,100}$/, "That is no version's name.");

const MAX_REASON = 300;
const MAX_TAGS = 10;
const MAX_TAG = 40;
const MAX_FREEZE_DAYS = 366;
const DAY_MS = 24 * 60 * 60 * 1_000;

export const reasonSchema = filledLine("Please enter a reason.", MAX_REASON);

/** A reason that is only needed where something stands in the way; empty: none. */
const reasonOrNone = plainLine(MAX_REASON)
  .default("")
  .transform((text) => (text === "" ? null : text));

/** What whoever asks believed to be live; empty: nothing. */
const expectedLive = z.union([modelIdSchema, z.literal("").transform(() => null)]);

/** A share in per cent as a form has it, as a number 0–1. */
const percent = (least: number, most: number) =>
  z.coerce
    .number("Please enter a number.")
    .min(least, `Please enter at least ${least} %.`)
    .max(most, `Please enter at most ${most} %.`)
    .transform((share) => share / 100);

export const promotionSchema = z.object({
  id: modelIdSchema,
  expectedLive: expectedLive.optional(),
  reason: reasonOrNone,
  /** Of shoppers who keep the predecessor for a while, in per cent. */
  holdback: percent(0, 50).default(0),
});

export const rollbackSchema = z.object({ expectedLive: expectedLive.optional(), reason: reasonOrNone });

export const markSchema = z.object({
  id: modelIdSchema,
  pinned: z
    .literal("on")
    .optional()
    .transform((value) => value !== undefined),
  /** Labels, separated by commas. */
  tags: plainLine(MAX_TAGS * (MAX_TAG + 2))
    .transform((text) =>
      [...new Set(text.split(",").map((tag) => tag.trim().replace(/\s+/g, " ")))].filter(Boolean),
    )
    .refine((tags) => tags.length <= MAX_TAGS, `Please use at most ${MAX_TAGS} tags.`)
    .refine((tags) => tags.every((tag) => tag.length <= MAX_TAG), `A tag has at most ${MAX_TAG} characters.`),
});

export const freezeSchema = z.object({
  /** UTC, as a field for date and time has it; with a zone, in that. */
  until: z
    .string()
    .transform((text) => Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`))
    .refine(Number.isFinite, "Please enter a date and a time.")
    .refine((until) => !(until <= Date.now()), "Please enter a time to come.")
    .refine(
      (until) => !(until > Date.now() + MAX_FREEZE_DAYS * DAY_MS),
      "Please enter a time within a year: a freeze that nobody remembers helps nobody.",
    )
    .transform((until) => new Date(until)),
  reason: reasonSchema,
});

/** When a release goes on to its next stage by itself. */
export const releaseRuleSchema = z.object({
  /** In the present stage, at least. */
  minutes: z.coerce
    .number()
    .int()
    .min(1)
    .max(60 * 24 * 28),
  /** Shown or scored in the present stage, at least. */
  lists: z.coerce.number().int().min(0).max(1_000_000),
});
export type ReleaseRule = z.output<typeof releaseRuleSchema>;

export const newReleaseSchema = z.object({
  id: modelIdSchema,
  expectedLive: expectedLive.optional(),
  /** Where it begins; `live` is all shoppers at once, `holdback` all but a few. */
  stage: z.enum(["shadow", "canary", "holdback", "live"]),
  share: percent(1, 50).default(0.1),
  goesOn: z.enum(["by-hand", "by-rule"]).default("by-hand"),
  minutes: releaseRuleSchema.shape.minutes.default(60),
  lists: releaseRuleSchema.shape.lists.default(500),
  reason: reasonOrNone,
});
export type NewRelease = z.output<typeof newReleaseSchema>;

export const releaseStepSchema = z.object({
  releaseId: z.uuid(),
  /** The stage whoever asks has seen. */
  stage: z.enum(["shadow", "canary", "holdback"]),
  reason: reasonOrNone,
});
