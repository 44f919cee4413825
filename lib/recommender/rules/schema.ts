import { z } from "zod";
import type { NewRule } from "./commands";
import { type Rule, ruleShape } from "./definition";
import type { PastRule } from "./queries";

const moment = z.iso
  .datetime({ offset: true })
  .nullable()
  .default(null)
  .describe("Null: from the beginning, or for good.");

/** A rule as programs write it. */
export const ruleBodySchema = ruleShape.extend({
  startsAt: moment,
  endsAt: moment,
  state: z.enum(["on", "off"]).optional(),
});

export const changedRuleBodySchema = ruleBodySchema.extend({
  version: z
    .int()
    .min(1)
    .describe("Of the rule that is changed, as it was read: if it is another by now, the answer is 409."),
});

export const ruleParamsSchema = z.object({ rule: z.guid() });

const pastRuleSchema = ruleShape.extend({
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
  state: z.enum(["on", "off", "removed"]),
  version: z.int(),
  changedAt: z.iso.datetime(),
  changedBy: z.string(),
});

/** A rule as programs read it. */
export const ruleViewSchema = pastRuleSchema
  .extend({ id: z.guid(), createdAt: z.iso.datetime(), createdBy: z.string() })
  .meta({ id: "Rule" });
export const ruleListSchema = z.object({ rules: z.array(ruleViewSchema) });
export const ruleWithHistorySchema = ruleViewSchema
  .extend({ history: z.array(pastRuleSchema).describe("All its versions, the newest first.") })
  .meta({ id: "RuleWithHistory" });

const toIso = (time: number | null) => (time === null ? null : new Date(time).toISOString());
const toTime = (text: string | null) => (text === null ? null : Date.parse(text));

/** What a program has sent, as commands take it. */
export function toNewRule({
  startsAt,
  endsAt,
  state,
  ...definition
}: z.output<typeof ruleBodySchema>): NewRule {
  return { definition, startsAt: toTime(startsAt), endsAt: toTime(endsAt), state };
}

function toPast({
  definition,
  startsAt,
  endsAt,
  state,
  version,
  at,
  by,
}: PastRule): z.output<typeof pastRuleSchema> {
  const period = { startsAt: toIso(startsAt), endsAt: toIso(endsAt) };
  return { ...definition, ...period, state, version, changedAt: new Date(at).toISOString(), changedBy: by };
}

export function toRuleView(rule: Rule): z.output<typeof ruleViewSchema> {
  const { id, changedAt: at, changedBy: by, createdAt, createdBy } = rule;
  return { ...toPast({ ...rule, at, by }), id, createdAt: new Date(createdAt).toISOString(), createdBy };
}

export function toRuleWithHistory(
  rule: Rule,
  history: readonly PastRule[],
): z.output<typeof ruleWithHistorySchema> {
  return { ...toRuleView(rule), history: history.map(toPast) };
}
