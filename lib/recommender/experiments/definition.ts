import { z } from "zod";
import { type Placement, placementSchema } from "@/lib/recommender/strategies/placements";
import { DEFAULT_TUNING } from "@/ml/index";
import { METRICS } from "./metrics";

const SLUG = /^[a-z][a-z0-9-]{0,39}$/;
export const slugSchema = z
  .string()
  .regex(SLUG, "must be lower-case letters, digits and hyphens, a letter first, at most 40");

const share = z.number().gt(0).max(1);
/** Decimals that people write add up to 1 up to this. */
const ROUNDED = 1e-6;
const MAX_MINUTES = 366 * 24 * 60;

const variantSchema = z.strictObject({
  key: slugSchema,
  name: z.string().trim().min(1).max(60),
  /** What part of those who take part gets it. */
  share,
  /** What serves the placements; one that is not named is served by what serves it anyway. */
  strategies: z.partialRecord(placementSchema, z.string().max(80)).default({}),
  /** The model version that ranks; null: the live one. */
  model: z.string().max(80).nullable().default(null),
});
export type Variant = z.output<typeof variantSchema>;

/** Who may take part. */
export const audienceSchema = z.strictObject({
  /** `new`: nothing was known of them before the experiment began. */
  shoppers: z.enum(["all", "new", "known"]).default("all"),
  device: z.enum(["all", "phone", "desktop"]).default("all"),
  /** Path of a category: only lists on pages of it and what is below. */
  category: z.string().max(200).nullable().default(null),
  /** Path of a category: only shoppers whose main category is it or lies below it. */
  taste: z.string().max(200).nullable().default(null),
});
export type Audience = z.output<typeof audienceSchema>;

/** From a moment on, what part of all takes part. */
const rampSchema = z
  .array(z.strictObject({ afterMinutes: z.number().min(0).max(MAX_MINUTES), share }))
  .min(1)
  .max(20)
  .superRefine((steps, context) => {
    steps.forEach((step, i) => {
      const before = steps[i - 1];
      if (i === 0 && step.afterMinutes !== 0)
        context.addIssue({
          code: "custom",
          path: [0, "afterMinutes"],
          message: "must be 0 in the first step",
        });
      if (before && step.afterMinutes <= before.afterMinutes)
        context.addIssue({
          code: "custom",
          path: [i, "afterMinutes"],
          message: "must be later than the step before",
        });
      if (before && step.share < before.share)
        context.addIssue({
          code: "custom",
          path: [i, "share"],
          message: "must not be less than in the step before",
        });
    });
  });
export type Ramp = z.output<typeof rampSchema>;

const EVERYBODY: Audience = { shoppers: "all", device: "all", category: null, taste: null };
const AT_ONCE: Ramp = [{ afterMinutes: 0, share: 1 }];

const definitionShape = z.strictObject({
  /** What is expected of it and why, in a sentence. */
  hypothesis: z.string().trim().min(1, "Please say what you expect.").max(500),
  placements: z.array(placementSchema).min(1),
  /**
   * `split`: each shopper keeps a variant. `bandit`: variants that are clicked more get more shoppers. `interleave`: every
   * list is drafted from both variants in turn, and clicks say whose products are wanted.
   */
  mode: z.enum(["split", "bandit", "interleave"]).default("split"),
  /** The first is what the others are compared with. */
  variants: z.array(variantSchema).min(2).max(6),
  audience: audienceSchema.default(EVERYBODY),
  metric: z.enum(METRICS).default("revenue"),
  /** What must not get worse. */
  guardrails: z.array(z.enum(METRICS)).default([]),
  /** The smallest relative effect worth having; the run time is worked out for it. */
  minimumEffect: z.number().gt(0).max(2).default(0.05),
  method: z.enum(["sequential", "fixed", "bayesian"]).default("sequential"),
  alpha: z.number().gt(0).max(0.2).default(0.05),
  /** Of a sequential experiment: the shoppers at which it is to see best. */
  tuning: z.int().min(100).max(100_000_000).default(DEFAULT_TUNING),
  /** Experiments of one group exclude each other: each has shoppers of its own. */
  group: slugSchema.nullable().default(null),
  /** What part of the group's shoppers it wants. */
  groupShare: share.default(1),
  ramp: rampSchema.default(AT_ONCE),
});

/** An experiment as somebody writes it. What is wrong is said with the path of its key. */
export const definitionSchema = definitionShape.superRefine((definition, context) => {
  for (const { path, message } of findContradictions(definition))
    context.addIssue({ code: "custom", path, message });
});
export type Definition = z.output<typeof definitionShape>;

/** A switch of the shop's own code. */
export const flagSchema = z.strictObject({
  hypothesis: z.string().trim().min(1, "Please say what it switches.").max(500),
  audience: audienceSchema.pick({ device: true }).default({ device: "all" }),
  ramp: rampSchema.default(AT_ONCE),
});
export type Flag = z.output<typeof flagSchema>;

interface Contradiction {
  path: (string | number)[];
  message: string;
}

function* findContradictions(definition: Definition): Generator<Contradiction> {
  const { placements, variants, metric, guardrails } = definition;
  yield* findTwice(placements, ["placements"]);
  yield* findTwice(
    variants.map(({ key }) => key),
    ["variants"],
    "key",
  );
  yield* findTwice(guardrails, ["guardrails"]);
  yield* findStrays(placements, variants);
  if (guardrails.includes(metric)) yield { path: ["guardrails"], message: `${metric} is the metric itself.` };
  const whole = variants.reduce((sum, one) => sum + one.share, 0);
  if (Math.abs(whole - 1) > ROUNDED)
    yield { path: ["variants"], message: `The shares add up to ${Number(whole.toFixed(4))}, and not to 1.` };
  yield* findOfMode(definition);
}

function* findTwice(values: readonly string[], path: string[], key?: string): Generator<Contradiction> {
  for (const [i, value] of values.entries())
    if (values.indexOf(value) !== i)
      yield { path: key ? [...path, i, key] : [...path, i], message: `${value} stands here twice.` };
}

function* findStrays(
  placements: readonly Placement[],
  variants: readonly Variant[],
): Generator<Contradiction> {
  for (const [i, { strategies }] of variants.entries())
    for (const placement of Object.keys(strategies))
      if (!placements.some((one) => one === placement))
        yield {
          path: ["variants", i, "strategies", placement],
          message: "is not a placement of the experiment",
        };
}

function* findOfMode({ mode, variants, placements, metric }: Definition): Generator<Contradiction> {
  if (mode === "split") return;
  if (metric !== "click-rate")
    yield {
      path: ["metric"],
      message: `${mode === "bandit" ? "A bandit" : "Interleaving"} goes by click-rate.`,
    };
  if (mode === "bandit") return;
  if (variants.length !== 2) yield { path: ["variants"], message: "Interleaving compares two variants." };
  if (placements.includes("search"))
    yield {
      path: ["placements"],
      message: "The pages of a search are parts of one order, which cannot be drafted.",
    };
}
