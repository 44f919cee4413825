import { isDeepStrictEqual } from "node:util";
import { readForm, toForm } from "@/lib/platform/form-values";
import { type Definition, definitionSchema, type Flag, flagSchema, type Ramp } from "./definition";
import type { Experiment, FlagSwitch } from "./experiment";
import { experimentFormSchema, flagFormSchema } from "./form-schema";
import { FORM_VARIANTS } from "./form-variants";

/** What stands in the fields of a form, by their names. */
export type FieldValues = Readonly<Record<string, string>>;

/** 0.05 → `5`. */
const percent = (share: number) => String(Number((share * 100).toPrecision(12)));

function rolloutValues(device: string, ramp: Ramp): Record<string, string> {
  const [first, second] = ramp;
  const hours = (second?.afterMinutes ?? 0) / 60;
  return { device, startShare: percent(first?.share ?? 1), rampHours: String(hours) };
}

function experimentValues(definition: Definition): Record<string, string> {
  const { hypothesis, placements, mode, variants, audience, metric, guardrails, method, group } = definition;
  const [placement = ""] = placements;
  const ofVariants = variants.flatMap(({ name, share, strategies, model }, i) => [
    [`variants.${i}.name`, name],
    [`variants.${i}.share`, percent(share)],
    [`variants.${i}.strategy`, Object.values(strategies)[0] ?? ""],
    [`variants.${i}.model`, model ?? ""],
  ]);
  return {
    ...rolloutValues(audience.device, definition.ramp),
    ...(Object.fromEntries(ofVariants) as Record<string, string>),
    ...Object.fromEntries(guardrails.map((one) => [`guardrails.${one}`, "on"])),
    hypothesis,
    placement,
    mode,
    metric,
    method,
    shoppers: audience.shoppers,
    category: audience.category ?? "",
    taste: audience.taste ?? "",
    minimumEffect: percent(definition.minimumEffect),
    group: group ?? "",
    groupShare: percent(definition.groupShare),
  };
}

function flagValues({ hypothesis, audience, ramp }: Flag): Record<string, string> {
  return { hypothesis, ...rolloutValues(audience.device, ramp) };
}

/**
 * What a form has to show to describe this experiment or flag, without its name; null for one that the form cannot describe,
 * of several placements for example: sending the form would make another one of it.
 */
export function fieldValuesOf({
  id,
  kind,
  definition,
}: Pick<Experiment | FlagSwitch, "id" | "kind" | "definition">): FieldValues | null {
  const isFlag = kind === "flag";
  if (!isFlag && (definition as Definition).variants.length > FORM_VARIANTS) return null;
  const values = isFlag ? flagValues(definition as Flag) : experimentValues(definition as Definition);
  const form = readForm(toForm({ id, ...values }));
  const sent = isFlag ? flagFormSchema.safeParse(form) : experimentFormSchema.safeParse(form);
  if (!sent.success) return null;
  const described = (isFlag ? flagSchema : definitionSchema).safeParse(sent.data.definition);
  return isDeepStrictEqual(described.data, definition) ? values : null;
}
