import { z } from "zod";
import { filledLine, plainLine } from "@/lib/platform/form-fields";
import { toSlug } from "@/lib/platform/slug";
import { placementSchema } from "@/lib/recommender/strategies/placements";
import { type Ramp, slugSchema } from "./definition";
import { METRICS } from "./metrics";

const percent = (message: string) =>
  z
    .string()
    .trim()
    .transform((text) => Number(text.replace(",", ".").replace(/\s*%$/, "")))
    .refine((value) => value > 0 && value <= 100, message);

const formVariant = z.object({
  name: plainLine(60).default(""),
  share: z.string().trim().default(""),
  strategy: z.string().max(80).default(""),
  model: z.string().max(80).default(""),
});

/** Ticked boxes of one group: `guardrails.revenue`. */
const ticked = z.partialRecord(z.enum(METRICS), z.literal("on")).default({});

/** A variant's name as its key, which begins with a letter. */
function toKey(name: string): string {
  const slug = toSlug(name);
  return (/^[a-z]/.test(slug) ? slug : `v-${slug}`).slice(0, 40).replace(/-+$/, "");
}

/** Every form of these: under which name, and whether a draft of that name is there to be changed. */
const named = { id: slugSchema, isChange: z.stringbool().default(false) };

/** How many take part, and on what, as the forms ask for it. */
const rollout = {
  device: z.enum(["all", "phone", "desktop"]).default("all"),
  startShare: percent("Please enter a percentage above 0, at most 100.").default(100),
  rampHours: z.coerce.number().min(0).max(8_760).default(0),
};

function toRamp({ startShare, rampHours }: { startShare: number; rampHours: number }): Ramp {
  const first = { afterMinutes: 0, share: startShare / 100 };
  return startShare < 100 && rampHours > 0 ? [first, { afterMinutes: rampHours * 60, share: 1 }] : [first];
}

/** An experiment as the form of the admin describes it: one placement, up to four variants. */
export const experimentFormSchema = z
  .object({
    ...named,
    ...rollout,
    hypothesis: filledLine("Please enter what you expect.", 500),
    placement: placementSchema,
    mode: z.enum(["split", "bandit", "interleave"]).default("split"),
    variants: z.record(z.string(), formVariant),
    shoppers: z.enum(["all", "new", "known"]).default("all"),
    category: plainLine(200).default(""),
    taste: plainLine(200).default(""),
    metric: z.enum(METRICS).default("revenue"),
    guardrails: ticked,
    minimumEffect: percent("Please enter a percentage above 0, such as 5.").default(5),
    method: z.enum(["sequential", "fixed", "bayesian"]).default("sequential"),
    group: plainLine(40).default(""),
    groupShare: percent("Please enter a percentage above 0, at most 100.").default(100),
  })
  .transform(({ id, isChange, placement, variants, ...form }) => {
    const given = Object.entries(variants)
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([, variant]) => variant)
      .filter(({ name }) => name !== "");
    const guardrails = METRICS.filter((metric) => form.guardrails[metric] === "on" && metric !== form.metric);
    const definition = {
      hypothesis: form.hypothesis,
      placements: [placement],
      mode: form.mode,
      variants: given.map(({ name, share, strategy, model }) => ({
        key: toKey(name),
        name,
        share: Number(share.replace(",", ".").replace(/\s*%$/, "")) / 100,
        strategies: strategy === "" ? {} : { [placement]: strategy },
        model: model === "" ? null : model,
      })),
      audience: {
        shoppers: form.shoppers,
        device: form.device,
        category: form.category === "" ? null : form.category,
        taste: form.taste === "" ? null : form.taste,
      },
      metric: form.mode === "split" ? form.metric : ("click-rate" as const),
      guardrails: form.mode === "split" ? guardrails : guardrails.filter((metric) => metric !== "click-rate"),
      minimumEffect: form.minimumEffect / 100,
      method: form.method,
      group: form.group === "" ? null : form.group,
      groupShare: form.groupShare / 100,
      ramp: toRamp(form),
    };
    return { id, isChange, definition };
  });

/** A definition as JSON, for what the form does not offer. */
export const experimentJsonSchema = z
  .object({ ...named, json: jsonText() })
  .transform(({ json, ...rest }) => ({ ...rest, definition: json }));

export const flagFormSchema = z
  .object({ ...named, ...rollout, hypothesis: filledLine("Please enter what it switches.", 500) })
  .transform(({ id, isChange, hypothesis, device, ...ramp }) => {
    return { id, isChange, definition: { hypothesis, audience: { device }, ramp: toRamp(ramp) } };
  });

/** A field that holds JSON. */
export function jsonText() {
  return z
    .string()
    .max(100_000, "This is too long.")
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch (error) {
        context.addIssue({ code: "custom", message: `This is not JSON: ${(error as Error).message}` });
        return z.NEVER;
      }
    });
}

export const decisionFormSchema = z.object({
  id: slugSchema,
  /** Empty: none of them. */
  variant: z.string().max(40).default(""),
  reason: filledLine("Please enter why.", 1_000),
  readout: plainLine(1_000).default(""),
});
