import { z } from "zod";
import { cleanText } from "@/lib/platform/clean-text";
import { readFilter } from "@/lib/shop/filters/filter";
import { MAX_LENGTH } from "@/lib/shop/filters/parse-filter";
import { placementSchema } from "@/lib/recommender/strategies/placements";

const MAX_PINS = 50;
export const MAX_POSITION = 100;
const MAX_FACTOR = 100;
const MAX_DAYS = 90;

/** A filter as it is written; that it makes sense is known from then on. */
const whereText = cleanText(MAX_LENGTH).superRefine((text, context) => {
  const result = readFilter(text, true);
  if (!result.ok) context.addIssue({ code: "custom", message: result.error.message });
});

/** What products are counted or told apart by: `brand`, `category`, `attributes.series`. */
const groupingSchema = z
  .string()
  .regex(
    /^(brand|category|attributes\.[\p{L}\p{N}_]{1,60})$/u,
    "must be brand, category or attributes.<name>",
  );

const across = z.enum(["list", "page"]).default("list");
const factor = z.number().gt(1, "must be more than 1").max(MAX_FACTOR);

export const pinSchema = z.strictObject({
  /** Public id. */
  product: cleanText(64),
  /** From 1. */
  position: z.int().min(1).max(MAX_POSITION),
});

export const actionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("pin"), pins: z.array(pinSchema).min(1).max(MAX_PINS) }),
  z.strictObject({ kind: z.literal("boost"), where: whereText, factor }),
  z.strictObject({ kind: z.literal("bury"), where: whereText, factor }),
  /** Only what fits may stand in the list. */
  z.strictObject({ kind: z.literal("include"), where: whereText }),
  z.strictObject({ kind: z.literal("exclude"), where: whereText }),
  z.strictObject({
    kind: z.literal("cap"),
    by: groupingSchema,
    /** So many products of one brand, category or value … */
    most: z.int().min(1).max(MAX_POSITION).nullable().default(null),
    /** … or this share of the list, and at least one. */
    share: z.number().gt(0).max(1).nullable().default(null),
    across,
  }),
  z.strictObject({
    kind: z.literal("margin"),
    /** 0.3: at least 30 % of the price is not cost. */
    least: z.number().gt(0).lt(1),
    /** What becomes of products whose cost is not known. */
    unknown: z.enum(["leave-out", "keep"]).default("leave-out"),
  }),
  /** No two of a group: of one series, say. */
  z.strictObject({ kind: z.literal("distinct"), by: groupingSchema, across }),
  /** A product a shopper has been shown so often in so many days rests. */
  z.strictObject({
    kind: z.literal("fatigue"),
    most: z.int().min(1).max(1_000),
    days: z.int().min(1).max(MAX_DAYS),
  }),
]);
export type RuleAction = z.output<typeof actionSchema>;
export type ActionKind = RuleAction["kind"];

export const scopeSchema = z.strictObject({
  /** None: all of them. */
  placements: z.array(placementSchema).default([]),
  /** Path or slug: only on pages of this category and below it, and of their products. */
  category: cleanText(200).nullable().default(null),
  /** `new`: nothing is known of them. */
  shoppers: z.enum(["all", "new", "known"]).default("all"),
  device: z.enum(["all", "phone", "desktop"]).default("all"),
  /** Path or slug: only shoppers who have met something of this category. */
  likes: cleanText(200).nullable().default(null),
});
export type RuleScope = z.output<typeof scopeSchema>;

const EVERYWHERE: RuleScope = {
  placements: [],
  category: null,
  shoppers: "all",
  device: "all",
  likes: null,
};

export const ruleShape = z.strictObject({
  name: z.string().trim().min(1, "Please give it a name.").max(80),
  /** Who answers for it. */
  owner: z.string().trim().min(1, "Please say who answers for it.").max(120),
  reason: z.string().trim().min(1, "Please say why.").max(500),
  scope: scopeSchema.default(EVERYWHERE),
  /** Of two rules that want the same place, the one of higher priority gets it. */
  priority: z.int().min(0).max(100).default(50),
  action: actionSchema,
});

/** A rule as somebody writes it. What is wrong is said with the path of its key. */
export const ruleSchema = ruleShape.superRefine(({ action }, context) => {
  if (action.kind === "cap" && (action.most === null) === (action.share === null))
    context.addIssue({
      code: "custom",
      path: ["action", "most"],
      message: "Please give either a number of products or a share of the list.",
    });
  if (action.kind !== "pin") return;
  action.pins.forEach(({ product, position }, i) => {
    const before = action.pins.slice(0, i);
    if (before.some((one) => one.product === product))
      context.addIssue({
        code: "custom",
        path: ["action", "pins", i, "product"],
        message: "stands here twice",
      });
    if (before.some((one) => one.position === position))
      context.addIssue({
        code: "custom",
        path: ["action", "pins", i, "position"],
        message: "is taken already",
      });
  });
});
export type RuleDefinition = z.output<typeof ruleShape>;

/** From when to when; null: from the beginning, for good. Milliseconds since the epoch. */
export interface Period {
  startsAt: number | null;
  endsAt: number | null;
}

export type RuleState = "on" | "off" | "removed";

export interface Rule extends Period {
  id: string;
  state: RuleState;
  version: number;
  definition: RuleDefinition;
  createdAt: number;
  createdBy: string;
  changedAt: number;
  changedBy: string;
}

/** Whether a rule holds at a moment. */
export function isInForce({ state, startsAt, endsAt }: Pick<Rule, "state"> & Period, now: number): boolean {
  return state === "on" && (startsAt === null || startsAt <= now) && (endsAt === null || now < endsAt);
}
